import type { Algorithm } from './algorithms.ts';
import type { RegisteredKey } from './registered-keys.ts';

/** The key that signs, as the server will see it: by what the assertion names and by what it is. */
export interface SigningIdentity {
  readonly thumbprint: string;
  /** The `kid` of the assertion; empty if it names none. */
  readonly keyId: string;
  readonly algorithm: Algorithm;
}

/** One respect in which the signing key matches the registered ones, or does not, and what to do about it. */
export interface RegistrationFinding {
  readonly about: 'key' | 'kid' | 'alg' | 'use' | 'private';
  readonly standing: 'met' | 'unmet' | 'missing';
  readonly sentence: string;
  readonly remedy?: string;
}

/**
 * Holds the signing key against the keys registered for the client, as the server will when it looks for the one to verify
 * the assertion with: by kid, by key, by algorithm and use.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-6
 */
export function compareRegisteredKeys(
  registered: readonly RegisteredKey[],
  identity: SigningIdentity,
): readonly RegistrationFinding[] {
  const same = registered.filter(({ thumbprint }) => thumbprint === identity.thumbprint);
  const chosen = same.find(({ kid }) => kid === identity.keyId) ?? same[0];
  return [
    keyFinding(registered, same),
    kidFinding(registered, same, identity),
    ...(chosen ? [algorithmFinding(chosen, identity), ...purposeFindings(chosen)] : []),
    ...(registered.some(({ isPrivate }) => isPrivate)
      ? [
          {
            about: 'private',
            standing: 'unmet',
            sentence: 'These keys hold private members: whoever can read them can sign as this client.',
            remedy: 'Register the public half only, and replace this key pair.',
          } as const,
        ]
      : []),
  ];
}

function keyFinding(registered: readonly RegisteredKey[], same: readonly RegisteredKey[]): RegistrationFinding {
  const about = 'key';
  if (same.length > 0) return { about, standing: 'met', sentence: 'The public half of the signing key is registered.' };
  if (registered.length === 0)
    return {
      about,
      standing: 'unmet',
      sentence: 'No key is registered.',
      remedy: 'Register the public half of this key: see What to register.',
    };
  return {
    about,
    standing: 'unmet',
    sentence:
      registered.length === 1
        ? 'The one registered key is another one.'
        : `None of the ${registered.length} registered keys is this one.`,
    remedy: 'Register the public half of this key, or sign with the key that is registered.',
  };
}

function kidFinding(
  registered: readonly RegisteredKey[],
  same: readonly RegisteredKey[],
  { keyId, thumbprint }: SigningIdentity,
): RegistrationFinding {
  const about = 'kid';
  const named = registered.filter(({ kid }) => kid === keyId);
  const proposal = same.find(({ kid }) => kid !== undefined)?.kid;
  const remedy =
    proposal === undefined
      ? 'Register the key with a kid, and name it in the assertion.'
      : `Set the Key ID to ${proposal}.`;
  if (keyId === '') {
    if (registered.length === 1)
      return {
        about,
        standing: 'met',
        sentence: 'The assertion names no kid; with one registered key that is enough.',
      };
    return {
      about,
      standing: 'missing',
      sentence:
        registered.length === 0
          ? 'The assertion names no kid, and no key is registered.'
          : `The assertion names no kid, and ${registered.length} keys are registered: a server may not know which to try.`,
      remedy,
    };
  }
  if (named.length === 0) {
    const near = registered.find(({ kid }) => kid?.trim().toLowerCase() === keyId.trim().toLowerCase());
    return {
      about,
      standing: 'unmet',
      sentence: near
        ? `No registered key has the kid ${keyId}; ${near.kid} differs only in case or white space.`
        : `No registered key has the kid ${keyId}.`,
      remedy: same.length > 0 ? remedy : 'Check the Key ID, and that these are the keys of this client.',
    };
  }
  if (named.length > 1)
    return {
      about,
      standing: 'unmet',
      sentence: `${named.length} registered keys have the kid ${keyId}.`,
      remedy: 'Give each key its own kid.',
    };
  if (named[0]?.thumbprint !== thumbprint)
    return {
      about,
      standing: 'unmet',
      sentence: `The kid ${keyId} is registered for another key: the server will verify with that one.`,
      remedy: proposal === undefined ? 'Register this key under a kid of its own.' : remedy,
    };
  return { about, standing: 'met', sentence: `The kid ${keyId} names this key.` };
}

function algorithmFinding({ alg }: RegisteredKey, { algorithm }: SigningIdentity): RegistrationFinding {
  if (alg === undefined)
    return {
      about: 'alg',
      standing: 'met',
      sentence: `It is registered for no particular algorithm; ${algorithm} is used.`,
    };
  if (alg === algorithm)
    return { about: 'alg', standing: 'met', sentence: `It is registered for ${alg}, which is used.` };
  return {
    about: 'alg',
    standing: 'unmet',
    sentence: `It is registered for ${alg}, but ${algorithm} is used.`,
    remedy: `Choose ${alg} under Assertion options, or register the key without “alg”.`,
  };
}

const purposeFindings = ({ use }: RegisteredKey): readonly RegistrationFinding[] =>
  use === undefined || use === 'sig'
    ? []
    : [
        {
          about: 'use',
          standing: 'unmet',
          sentence: `It is registered for “${use}”, not for signatures.`,
          remedy: 'Register it with "use": "sig".',
        },
      ];
