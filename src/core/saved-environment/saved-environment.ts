import type { Credentials, Draft, SecretName } from '../draft.ts';
import { cameFrom, hostsOf, isUnconfirmedHost } from '../environment/elsewhere.ts';
import { hasPlaceholder } from '../environment/environment.ts';
import { cleanToken } from '../token/clean.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { repeatsKnown } from './known-secrets.ts';
import { NOTHING_OF_THE_FORMER } from './nothing-of-the-former.ts';
import { addressesIn, holdsSecret, isChoice, publicFields, type PublicHalf } from './public-fields.ts';

/** An authorization server, a client and what is expected, kept under a name. There is no member for a secret. */
export interface SavedEnvironment {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  /** The hosts of its addresses that a person has typed or confirmed, joined by spaces. */
  readonly confirmed: string;
  readonly half: PublicHalf;
}

/** The public half of a draft, to be kept under a name. */
export function savedEnvironmentOf(draft: Draft, name: string, id: string): SavedEnvironment {
  const half = Object.fromEntries(publicFields.map(([field]) => [field, draft[field]])) as unknown as PublicHalf;
  // in all addresses: what does not count for the chosen server may count for the next
  const confirmed = hostsOf(addressesIn(half)).filter((host) => !isUnconfirmedHost(draft, host));
  return { id, name: name.trim(), confirmed: confirmed.join(' '), half };
}

/** The hosts of a saved environment that are to be confirmed when it is used. */
export const unconfirmedIn = ({ half, confirmed }: SavedEnvironment): readonly string[] =>
  hostsOf(addressesIn(half)).filter((host) => !confirmed.split(' ').includes(host));

/**
 * What a draft becomes by choosing a saved environment: all of the environment and the client, so that nothing of the former
 * one stays. The token stays, and so do the texts that no draft holds: key, secret, assertion and bearer token.
 */
export const draftPatchOf = ({ half, confirmed }: SavedEnvironment): Partial<Draft> => ({
  ...NOTHING_OF_THE_FORMER,
  ...half,
  elsewhere: cameFrom('import', addressesIn(half)),
  confirmed,
});

/** What is known to be secret at the moment: the pasted token and what the client authenticates with. */
export type KnownSecrets = Pick<Draft, 'token'> & Pick<Credentials, 'secret' | 'assertion' | 'bearer'>;

/** The secrets of the moment: the token in the form, and what `readSecret` gives by its name. */
export const knownSecretsOf = (
  { token }: Pick<Draft, 'token'>,
  readSecret: (name: SecretName) => string,
): KnownSecrets => ({
  token,
  secret: readSecret('secret'),
  assertion: readSecret('assertion'),
  bearer: readSecret('bearer'),
});

/** Whether a text holds a token, a private key or one of the known secrets. */
export function isSecretText(text: string, known: KnownSecrets): boolean {
  const secrets = [known.token, known.secret, known.assertion, known.bearer]
    .flatMap((each) => [each.trim(), cleanToken(each).text])
    .filter((each) => each !== '' && !hasPlaceholder(each));
  return holdsSecret(text) || repeatsKnown(text, secrets);
}

/** The label of the first field that does, the name included; undefined if none does. */
export function secretIn({ name, half }: SavedEnvironment, known: KnownSecrets): string | undefined {
  if (isSecretText(name, known)) return 'Name';
  const field = publicFields
    .map(([each]) => each)
    .find((each) => !isChoice(each) && isSecretText(half[each] ?? '', known));
  return field && FIELD_LABELS[field];
}
