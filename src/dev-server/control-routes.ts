import type { IncomingMessage, ServerResponse } from 'node:http';
import { RELAY_PATH, type RelayReply, SANDBOX_PATH, SELF_PATH, type ServerSelf } from '../core/environment/relay.ts';
import { refusalOf } from './guard.ts';
import { relay } from './relay.ts';
import { readRelayCall } from './relay-call.ts';
import { codeOf, RelayFault } from './relay-fault.ts';
import { RELAY_CALLS_AT_A_TIME } from './relay-limits.ts';
import type { RelayWorld } from './relay-world.ts';
import { refuse, sendJson } from './reply.ts';
import { readRequestJson } from './request-json.ts';

/** Pulls a string of the sandbox; `control` of a running sandbox has this shape. */
type SandboxControl = (route: string, body: unknown) => Promise<{ status: number; body: unknown }>;

/** Answers the request if it is for one of the routes, and says whether it was. */
export type Route = (request: IncomingMessage, response: ServerResponse, nonce: string | undefined) => boolean;

/** What the guarded routes need: this run's secret, the relay's world, the sandbox, and a line for the unexpected. */
export interface ControlParts {
  readonly secret: string;
  readonly world: RelayWorld;
  readonly control: SandboxControl;
  /** What the server says of itself, given what its relay has connected to. */
  readonly self: (reached: ServerSelf['reached']) => ServerSelf;
  readonly report: (line: string) => void;
}

/**
 * The relay and the sandbox's control routes, behind one guard. A path is matched as it was sent, character by
 * character; whatever only resembles one of them is not found, rather than left to a file server.
 */
export function createControlRoutes({ secret, world, control, self, report }: ControlParts): Route {
  let underWay = 0;
  const reached = new Map<string, number>();

  async function answerRelay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = await readRequestJson(request);
    if ('refusal' in json) return refuse(request, response, json.refusal);
    const call = readRelayCall(json.value);
    if (!call) return refuse(request, response, { status: 400, error: 'not-a-call' });
    if (underWay >= RELAY_CALLS_AT_A_TIME) return sendJson(response, 200, BUSY);
    const gone = new AbortController();
    response.once('close', () => gone.abort(new RelayFault('relay', 'The page went away.')));
    underWay += 1;
    try {
      const reply = await relay(call, world, gone.signal);
      if (reply.timings.connected !== undefined) {
        const { origin } = new URL(call.url);
        reached.set(origin, (reached.get(origin) ?? 0) + 1);
      }
      sendJson(response, 200, reply);
    } finally {
      underWay -= 1;
    }
  }

  async function answerSandbox(request: IncomingMessage, response: ServerResponse, route: string): Promise<void> {
    const json = await readRequestJson(request);
    if ('refusal' in json) return refuse(request, response, json.refusal);
    const { status, body } = await control(route, json.value);
    sendJson(response, status, body);
  }

  async function answerSelf(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = await readRequestJson(request);
    if ('refusal' in json) return refuse(request, response, json.refusal);
    sendJson(response, 200, self([...reached]));
  }

  return (request, response) => {
    const path = request.url ?? '';
    if (![RELAY_PATH, SANDBOX_PATH, SELF_PATH].some((start) => path.startsWith(start))) return false;
    const route = SANDBOX_ROUTE.exec(path)?.[1];
    if (path !== RELAY_PATH && path !== SELF_PATH && route === undefined) {
      refuse(request, response, { status: 404, error: 'not-found' });
      return true;
    }
    const refusal = refusalOf(request, secret);
    if (refusal) {
      refuse(request, response, refusal);
      return true;
    }
    const answered =
      route !== undefined
        ? answerSandbox(request, response, route)
        : path === RELAY_PATH
          ? answerRelay(request, response)
          : answerSelf(request, response);
    answered.catch((error: unknown) => {
      // by code only: a message could quote what was sent
      report(`POST ${request.headers.host} ${codeOf(error)}`);
      sendJson(response, 500, { error: 'unexpected' });
    });
    return true;
  };
}

const SANDBOX_ROUTE = new RegExp(`^${SANDBOX_PATH}/(sample|token|clients|faults|reason)$`);

const BUSY: RelayReply = {
  kind: 'failure',
  failure: 'relay',
  detail: `The relay makes ${RELAY_CALLS_AT_A_TIME} calls at a time.`,
  timings: { total: 0 },
};
