import type { Provider } from 'oidc-provider';
import type { Parts } from './authorization-server.ts';
import { isRecord, RefusedBody } from './control-body.ts';
import { readFaultRules } from './fault.ts';
import { mintAccessToken } from './minting.ts';
import { readMintOrder } from './mint-order.ts';
import { mintSample } from './sample.ts';
import { readSampleOrder } from './sample-order.ts';
import { mintScenarioSample } from './scenario-sample.ts';
import { ENVIRONMENT_ID } from './world.ts';

export interface ControlAnswer {
  status: number;
  body: unknown;
}

export type Control = (route: string, body: unknown) => Promise<ControlAnswer>;

/** The strings behind the stage. They are pulled in-process: no HTTP request to the sandbox reaches them. */
export function createControl(provider: Provider, { clients, faults, reasons }: Parts): Control {
  const credentials = clients.map((client) => client.credentials);

  const routes = new Map<string, (body: unknown) => unknown>([
    ['sample', sample],
    ['token', token],
    ['clients', () => ({ environmentId: ENVIRONMENT_ID, issuer: provider.issuer, clients: credentials })],
    ['faults', setFaults],
    ['reason', reason],
  ]);

  async function sample(body: unknown): Promise<unknown> {
    const order = readSampleOrder(body);
    if (order.scenario === '') return mintSample(provider, credentials, order);
    const sample = await mintScenarioSample(provider, credentials, order.name, order.scenario);
    faults.restart(sample.clientId);
    return sample;
  }

  async function token(body: unknown): Promise<unknown> {
    const knownClients = credentials.map(({ clientId }) => clientId);
    return { token: await mintAccessToken(provider, readMintOrder(body, knownClients)) };
  }

  function setFaults(body: unknown): unknown {
    const rules = readFaultRules(body);
    faults.setRules(rules);
    return { rules: rules.length };
  }

  function reason(body: unknown): unknown {
    if (!isRecord(body) || typeof body.clientId !== 'string') throw new RefusedBody('"clientId" must be text.');
    const { correlationId } = body;
    return { reason: reasons.reasonOf(body.clientId, typeof correlationId === 'string' ? correlationId : '') };
  }

  return async (route, body) => {
    const answer = routes.get(route);
    if (!answer) return { status: 404, body: { error: 'The sandbox has no such control route.' } };
    try {
      return { status: 200, body: await answer(body) };
    } catch (error) {
      if (error instanceof RefusedBody) return { status: 400, body: { error: error.message } };
      throw error;
    }
  };
}
