import { AUDIENCES } from '../assertion/audience.ts';
import { ASSERTION_TYPES } from '../assertion/options.ts';
import { TOKEN_TYPE_HINTS, type Draft } from '../draft.ts';
import { BASIC_ENCODINGS } from '../environment/client-authentication.ts';
import { CALLERS, METHODS } from '../environment/client-authentication.ts';
import { SERVERS } from '../environment/servers.ts';
import { ALGORITHMS } from '../key/algorithms.ts';
import { percentDecoded, unnamedTokens } from '../token/find-tokens.ts';
import { isJwtText } from '../token/jwt-part.ts';
import { isPrivateKey } from '../token/private-key-text.ts';

/** The fields of the draft that may be kept, shared and linked, each with its name in a link. No other field ever is. */
export const PUBLIC_FIELDS = {
  server: 'server',
  environmentId: 'env',
  customDomain: 'domain',
  issuer: 'issuer',
  endpoint: 'endpoint',
  tokenEndpoint: 'token_endpoint',
  preset: 'preset',
  caller: 'caller',
  clientId: 'client',
  method: 'method',
  basicEncoding: 'basic',
  hint: 'hint',
  algorithm: 'alg',
  keyId: 'kid',
  audience: 'assertion_aud',
  customAudience: 'custom_aud',
  lifetime: 'lifetime',
  assertionType: 'typ',
  expectedResource: 'aud',
  expectedScope: 'scope',
  expectedIssuer: 'iss',
  expectedClient: 'client_id',
  expectedSubject: 'sub',
  expectedAcr: 'acr',
  maximumAge: 'max_age',
} as const satisfies Partial<Record<keyof Draft, string>>;

/** One of the fields in {@link PUBLIC_FIELDS}. */
export type PublicField = keyof typeof PUBLIC_FIELDS;

/** What of the draft may be kept, shared and linked. */
export type PublicHalf = Pick<Draft, PublicField>;

/** The fields in {@link PUBLIC_FIELDS}, each with its name in a link, in their order. */
export const publicFields = Object.entries(PUBLIC_FIELDS) as readonly (readonly [field: PublicField, name: string])[];

/** The fields whose text is an address: one that nobody typed has to be confirmed. */
export const ADDRESS_FIELDS = ['issuer', 'endpoint', 'tokenEndpoint', 'customDomain', 'customAudience'] as const;

/** In characters; a longer text is neither kept nor linked. */
const LONGEST = 2000;

/** The values of those fields that have a list of them; any other text is none. */
const CHOICES: Partial<Record<PublicField, readonly string[]>> = {
  server: SERVERS.map(({ id }) => id),
  caller: CALLERS,
  method: METHODS,
  basicEncoding: BASIC_ENCODINGS,
  hint: TOKEN_TYPE_HINTS,
  algorithm: ['', ...Object.keys(ALGORITHMS)],
  audience: AUDIENCES,
  assertionType: ASSERTION_TYPES,
};

/** Whether a text can be the value of this field where it is kept, shared or linked: no other choice, no secret, not too long. */
export const isPublicValue = (field: PublicField, value: string): boolean =>
  CHOICES[field]?.includes(value) ?? (value.length <= LONGEST && tokenIn(value) === undefined && !isPrivateKey(value));

/** The first JWT or JWE that a text is or holds, percent-encoded or not; undefined if there is none. */
export const tokenIn = (text: string): string | undefined =>
  [text, percentDecoded(text).replaceAll('/', ' ')].flatMap((each) =>
    isJwtText(each) ? [each] : unnamedTokens(each).map((found) => found.text),
  )[0];
