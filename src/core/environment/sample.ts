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

/** Everything that one press of "Load sample" fills in. `signingKey` is a PKCS#8 PEM, made for this run only. */
export interface Sample {
  readonly name: string;
  readonly environmentId: string;
  readonly clientId: string;
  readonly signingKey: string;
  readonly token: string;
  readonly expectedResource: string;
  readonly expectedScope: string;
}

/** Reads a sample from the sandbox's answer; undefined if it is not one. */
export function readSample(body: unknown): Sample | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { name, environmentId, clientId, signingKey, token, expectedResource, expectedScope } = body as Record<
    string,
    unknown
  >;
  const sample = { name, environmentId, clientId, signingKey, token, expectedResource, expectedScope };
  return Object.values(sample).every((value) => typeof value === 'string') ? (sample as unknown as Sample) : undefined;
}
