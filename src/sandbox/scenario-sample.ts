import type { Provider } from 'oidc-provider';
import { MISTAKES, type Mistake } from './client-mistake.ts';
import { findCredentials, type Credentials } from './clients.ts';
import { mintSampleAs, type Sample } from './sample.ts';
import { FAULT_CLIENT_IDS, isServerFault } from './scenario-client.ts';
import type { ScenarioName } from './scenario-name.ts';

/** Mints a sample by which asking fails in the way that is named. The story says who asks and how, not the order. */
export async function mintScenarioSample(
  provider: Provider,
  clients: readonly Credentials[],
  name: string,
  scenario: ScenarioName,
): Promise<Sample> {
  const { clientId, method, make } = isServerFault(scenario)
    ? noMistake(FAULT_CLIENT_IDS[scenario])
    : MISTAKES[scenario];
  const client = findCredentials(clients, clientId);
  const right = await mintSampleAs(provider, client, { name, method, caller: 'application', scenario });
  return { ...right, ...(await make(right, client, provider.issuer)) };
}

function noMistake(clientId: string): Mistake {
  return { clientId, method: 'private_key_jwt', make: () => ({}) };
}
