import { EMPTY_DRAFT, type Draft } from '../core/draft.ts';
import type { Session } from '../core/environment/relay.ts';
import type { SampleName } from '../core/environment/sample.ts';
import type { CredentialsState } from './use-credentials.ts';
import { useSamples } from './use-samples.ts';

interface Form {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly credentials: CredentialsState;
  /** Called when a sample takes the place of what was in the form. */
  readonly onSample: () => void;
}

/** What the embedded authorization server fills the form with: samples, scenarios, and clients. */
export function useSandbox(session: Session, { draft, change, credentials, onSample }: Form) {
  const samples = useSamples(session, (sample) => {
    const { signingKey, secret, assertion, bearer, name: _name, ...typed } = sample;
    onSample();
    const audience = typed.customAudience === '' ? 'issuer' : 'custom';
    change({ ...UNCHOSEN, ...typed, audience, server: 'sandbox' });
    credentials.fillSecrets({ secret, assertion, bearer });
    credentials.signingKey.importText(signingKey);
  });
  const load = (name: SampleName, order: Partial<Pick<Draft, 'method' | 'caller' | 'scenario'>>): void =>
    samples.load({ name, method: 'private_key_jwt', caller: 'application', scenario: '', ...order });
  return {
    loadSample: (name: SampleName): void => load(name, { scenario: draft.scenario }),
    /** Loads the good token with a client of the sandbox that authenticates as chosen in the form. */
    loadSandboxClient: (): void => load('Good token', { method: draft.method, caller: draft.caller }),
    /** Fills the form so that the next question fails in the way chosen, or in none. */
    chooseScenario: (scenario: string): void => load('Good token', { scenario }),
    sampleError: samples.error,
    isLoading: samples.isLoading,
  };
}

/** What a sample leaves to the defaults: everything but which server is asked about which token. */
const {
  server: _server,
  environmentId: _id,
  customDomain: _domain,
  issuer: _issuer,
  endpoint: _endpoint,
  tokenEndpoint: _tokenEndpoint,
  elsewhere: _elsewhere,
  confirmed: _confirmed,
  token: _token,
  ...UNCHOSEN
} = EMPTY_DRAFT;
