import { EMPTY_DRAFT, type Credentials, type Draft } from '../draft.ts';
import { unconfirmedHosts } from '../environment/elsewhere.ts';
import { hasPlaceholder } from '../environment/environment.ts';
import { cleanToken } from '../token/clean.ts';
import { isPrivateKey } from '../token/private-key-text.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { ADDRESS_FIELDS, publicFields, tokenIn, type PublicHalf } from './public-fields.ts';

/** An authorization server, a client and what is expected, kept under a name. There is no member for a secret. */
export interface SavedEnvironment {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  /** Whether a person has typed or confirmed where it leads. */
  readonly confirmed: boolean;
  readonly half: PublicHalf;
}

/** The public half of a draft, to be kept under a name. */
export const savedEnvironmentOf = (draft: Draft, name: string, id: string): SavedEnvironment => ({
  id,
  name: name.trim(),
  // what does not count for the chosen server may count for the next
  confirmed: (['custom', 'other'] as const).every((server) => unconfirmedHosts({ ...draft, server }) === ''),
  half: Object.fromEntries(publicFields.map(([field]) => [field, draft[field]])) as unknown as PublicHalf,
});

/**
 * What a draft becomes by choosing a saved environment: all of the environment and the client, so that nothing of the former
 * one stays. The token stays, and so do the texts that no draft holds: key, secret, assertion and bearer token.
 */
export function draftPatchOf({ half, confirmed }: SavedEnvironment): Partial<Draft> {
  const { offered, consent, extraClaims, registeredKeys, jwksUrl, verificationKeys } = EMPTY_DRAFT;
  const addresses = ADDRESS_FIELDS.map((field) => half[field]).filter((address) => address !== '');
  const elsewhere = confirmed || addresses.length === 0 ? undefined : ({ source: 'import', addresses } as const);
  return {
    ...half,
    elsewhere,
    confirmed: '',
    offered,
    consent,
    extraClaims,
    registeredKeys,
    jwksUrl,
    verificationKeys,
  };
}

/** What is known to be secret at the moment: the pasted token and what the client authenticates with. */
export type KnownSecrets = Pick<Draft, 'token'> & Pick<Credentials, 'secret' | 'assertion' | 'bearer'>;

/** A shorter text, in characters, can be part of another by chance. */
const SHORTEST_SECRET = 6;

/** The label of the first field that holds a token, a private key or one of the known secrets; undefined if none does. */
export function secretIn({ name, half }: SavedEnvironment, known: KnownSecrets): string | undefined {
  const secrets = [known.token, known.secret, known.assertion, known.bearer]
    .flatMap((text) => [text.trim(), cleanToken(text).text])
    .filter((text) => text.length >= SHORTEST_SECRET && !hasPlaceholder(text));
  const holdsSecret = (text: string): boolean =>
    tokenIn(text) !== undefined || isPrivateKey(text) || secrets.some((secret) => text.includes(secret));
  if (holdsSecret(name)) return 'Name';
  const field = publicFields.map(([each]) => each).find((each) => holdsSecret(half[each] ?? ''));
  return field && FIELD_LABELS[field];
}
