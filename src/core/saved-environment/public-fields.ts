import { AUDIENCES } from '../assertion/audience.ts';
import { ASSERTION_TYPES } from '../assertion/options.ts';
import { TOKEN_TYPE_HINTS, type Draft } from '../draft.ts';
import { BASIC_ENCODINGS, CALLERS, METHODS } from '../environment/client-authentication.ts';
import { isUuid } from '../environment/environment.ts';
import { SERVERS } from '../environment/servers.ts';
import { ALGORITHMS } from '../key/algorithms.ts';
import { percentDecoded } from '../token/find-tokens.ts';
import { isJoseHeader, readPart } from '../token/jwt-part.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { PRESET_IDS } from '../vendor/preset-id.ts';
import { namedSecrets } from './secret-names.ts';

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

/** The addresses of a public half, with empty texts for those that it has not. */
export const addressesIn = (half: Partial<PublicHalf>): readonly string[] =>
  ADDRESS_FIELDS.map((field) => half[field] ?? '');

/** In characters; a longer text is neither kept nor linked. */
const LONGEST = 2000;

/** The values of those fields that have a list of them; any other text is none. */
const CHOICES: Partial<Record<PublicField, readonly string[]>> = {
  server: SERVERS.map(({ id }) => id),
  preset: ['', ...PRESET_IDS],
  caller: CALLERS,
  method: METHODS,
  basicEncoding: BASIC_ENCODINGS,
  hint: TOKEN_TYPE_HINTS,
  algorithm: ['', ...Object.keys(ALGORITHMS)],
  audience: AUDIENCES,
  assertionType: ASSERTION_TYPES,
};

/** Whether a field has no other values than those of a list, so that its text never is anybody's own. */
export const isChoice = (field: PublicField): boolean => CHOICES[field] !== undefined;

const DIGITS = /^\d{0,10}$/;

/**
 * Whether a text can be the value of this field where it is kept, shared or linked: no other choice, no secret, no user name
 * in an address, not too long.
 */
export function isPublicValue(field: PublicField, value: string): boolean {
  if (CHOICES[field]) return CHOICES[field].includes(value);
  if (field === 'environmentId') return value === '' || isUuid(value);
  if (field === 'lifetime' || field === 'maximumAge') return DIGITS.test(value);
  // a URL is read without them, and would lead elsewhere than it looks
  if (ADDRESS_FIELDS.some((each) => each === field) && /[\x00-\x1f\x7f]/.test(value)) return false;
  return value.length <= LONGEST && !hasUserInfo(field, value) && !holdsSecret(value);
}

// as browsers read it: any slash, or none
const USER_INFO = /^[^\\/?#@]*(?::[\\/]*|[\\/]{2})[^\\/?#]*@/;

/** Whether a field is an address that has a user name or a password in it. */
export const hasUserInfo = (field: PublicField, value: string): boolean =>
  ADDRESS_FIELDS.some((each) => each === field) && value.length <= LONGEST && USER_INFO.test(value);

/** Whether a text is, or has in it, what must be neither kept nor shown: a token, a private key or what is named as a secret. */
export const holdsSecret = (text: string): boolean =>
  tokenIn(text) !== undefined || isPrivateKey(text) || namedSecrets(text).length > 0;

/** The first JWT or JWE that a text is or has anywhere in it, percent-encoded or not; undefined if there is none. */
export const tokenIn = (text: string): string | undefined =>
  [text, percentDecoded(text)].flatMap((each) =>
    [...each.matchAll(/[\w.~+/=-]{20,}/g)].flatMap(([run]) => inRun(run)),
  )[0];

/** There is no need to look at more. */
const MOST_STARTS = 20;
/** In characters. */
const LONGEST_HEADER = 4000;

const inRun = (run: string): readonly string[] =>
  [...run.matchAll(/e[wy](?=[\w-]{4})/g)].slice(0, MOST_STARTS).flatMap(({ index }) => {
    const [token = '', header = ''] = /^([\w+/=-]+)\.[\w.~=-]+/.exec(run.slice(index)) ?? [];
    return header.length <= LONGEST_HEADER && isJoseHeader(readPart(header, 'header')) ? [token] : [];
  });
