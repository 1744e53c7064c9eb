import { CALLERS, METHODS, type Caller, type Method } from './client-authentication.ts';

/** The tokens that the sandbox makes on request, by the names of the menu "Samples". */
export const SAMPLE_NAMES = [
  'Good token',
  'Wrong audience',
  'Missing scope',
  'Expired',
  'Revoked',
  'Opaque token',
  'Issued to another client',
  'ID token',
  'Refresh token',
] as const;

/** One of {@link SAMPLE_NAMES}. */
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** For which way of asking a sample is made; the page's own defaults are private_key_jwt and the application. */
export interface SampleOrder {
  readonly name: SampleName;
  readonly method: Method;
  readonly caller: Caller;
  /** The way in which asking is to fail, by its name; empty for not at all. It decides on method and caller itself. */
  readonly scenario: string;
}

/** Which request the sandbox is asked about: by the id in its answer, or as the last one of the client. */
export interface AskedRequest {
  readonly clientId: string;
  readonly correlationId: string | undefined;
}

/**
 * Everything that one press of "Load sample" fills in: a token, and the credentials of a client that may ask about it by
 * the method ordered. What the method does not need is empty. `signingKey` is a PKCS#8 PEM; keys, secrets, the ready-made
 * assertion and the bearer token are made for this run only. `jwksUrl` is where the client's registered keys stand.
 * `customAudience`, where it is not empty, is what the assertion's audience is to be.
 */
export interface Sample {
  readonly name: string;
  readonly environmentId: string;
  readonly method: Method;
  readonly caller: Caller;
  readonly scenario: string;
  readonly customAudience: string;
  readonly clientId: string;
  readonly signingKey: string;
  readonly secret: string;
  readonly assertion: string;
  readonly bearer: string;
  readonly jwksUrl: string;
  readonly token: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
}

const TEXTS =
  'name environmentId method caller scenario customAudience clientId signingKey secret assertion bearer jwksUrl token expectedResource expectedScope';

/** Reads a sample from the sandbox's answer; undefined if it is not one. */
export function readSample(body: unknown): Sample | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const given = body as Readonly<Record<string, unknown>>;
  const sample = Object.fromEntries(TEXTS.split(' ').map((name) => [name, given[name]]));
  const isSample =
    Object.values(sample).every((value) => typeof value === 'string') &&
    METHODS.some((method) => method === sample['method']) &&
    CALLERS.some((caller) => caller === sample['caller']);
  return isSample ? (sample as unknown as Sample) : undefined;
}
