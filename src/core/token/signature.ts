import { compactVerify, errors } from 'jose';
import { excerpt, listed } from '../claims/excerpt.ts';
import { duplicateNames, membersNamed, textOf } from './json.ts';
import type { Token } from './token.ts';
import { readVerificationKeys, type VerificationKey } from './verification-keys.ts';

/** What came of checking a signature: a state, and a sentence that says with which key, or why it could not be checked. */
export interface SignatureCheck {
  readonly state: 'verified' | 'failed' | 'unsigned' | 'no-key';
  readonly sentence: string;
  /** Whether the keys were there, and none of them is the one that the token names: it may be another issuer's. */
  readonly isForeign?: boolean;
}

/**
 * Checks the signature of a token against public keys, by `kid` and algorithm. Nothing that the token says about where its
 * key is to be found (`jwk`, `jku`, `x5u`, `x5c`) is followed, and no shared secret is taken: one that stands among public
 * keys is none. `origin` says for people where the keys come from.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 * @see https://www.rfc-editor.org/rfc/rfc8725#section-3.1
 */
export async function checkSignature(token: Token, keysText: string, origin: string): Promise<SignatureCheck> {
  const fault = faultOf(token);
  if (fault) return fault;
  const { header } = token;
  const alg = textOf(header, 'alg') ?? '';
  const kid = textOf(header, 'kid');
  const keys = readVerificationKeys(keysText);
  if (!keys.ok) return { state: 'no-key', sentence: keys.reason };
  const named = kid === undefined ? keys.value : keys.value.filter((key) => key.kid === kid || key.kid === undefined);
  if (named.length === 0)
    return {
      state: 'no-key',
      isForeign: true,
      sentence: `No key of ${origin} has the kid “${excerpt(kid ?? '')}” of this token: another issuer signed it, or the key was rotated away. Its keys: ${kidsOf(keys.value)}.`,
    };
  const fitting = named.filter((key) => fits(key, alg));
  if (fitting.length === 0) return misfit(alg, named, kid, origin);
  const areNamed = keys.value.some((key) => key.kid !== undefined);
  return verifyWith(token, alg, fitting, areNamed, origin);
}

/** What makes a signature worthless, or uncheckable, before any key is looked at. */
function faultOf(token: Token): SignatureCheck | undefined {
  const { header } = token;
  if (token.signature === 'unsigned')
    return {
      state: 'unsigned',
      sentence: 'It is not signed: there is nothing to check, and anybody could have written it.',
    };
  const failed = (sentence: string): SignatureCheck => ({ state: 'failed', sentence });
  const [twice] = duplicateNames(header);
  if (header === undefined || (textOf(header, 'alg') === undefined && twice === undefined))
    return failed('Its header names no algorithm, so no signature of it can be valid.');
  if (twice !== undefined) return failed(`Its header has “${excerpt(twice)}” twice; a verifier must refuse that.`);
  if (membersNamed(header, 'crit').length > 0)
    return failed(
      'Its header has “crit”: whoever does not know those extensions must refuse the token, and this page knows none.',
    );
  if (token.flags.some((flag) => flag === 'padding' || flag === 'not-base64url'))
    return failed(
      'It is not base64url as JWS wants it (no padding, “-” and “_” for “+” and “/”); a verifier must refuse that.',
    );
  return undefined;
}

const KEY_TYPES: readonly (readonly [algorithms: RegExp, kty: string, crv?: RegExp])[] = [
  [/^[RP]S(?:256|384|512)$/, 'RSA'],
  [/^ES256$/, 'EC', /^P-256$/],
  [/^ES384$/, 'EC', /^P-384$/],
  [/^ES512$/, 'EC', /^P-521$/],
  [/^(?:EdDSA|Ed25519)$/, 'OKP', /^Ed25519$/],
];

function fits({ kty, crv, alg: own, isForEncryption }: VerificationKey, alg: string): boolean {
  if (isForEncryption || (own !== undefined && own !== alg && !(isEdwards(own) && isEdwards(alg)))) return false;
  const row = KEY_TYPES.find(([algorithms]) => algorithms.test(alg));
  if (!row) return false;
  return kty === undefined || (kty === row[1] && (row[2] === undefined || row[2].test(crv ?? '')));
}

const isEdwards = (alg: string): boolean => alg === 'EdDSA' || alg === 'Ed25519';

function misfit(
  alg: string,
  named: readonly VerificationKey[],
  kid: string | undefined,
  origin: string,
): SignatureCheck {
  if (alg.startsWith('HS'))
    return {
      state: kid !== undefined && named.some((key) => key.kid === kid && key.kty !== 'oct') ? 'failed' : 'no-key',
      sentence: `${excerpt(alg)} takes a secret that issuer and API share: no public key can check it, and taking one for the secret is a known attack.`,
    };
  const known = KEY_TYPES.some(([algorithms]) => algorithms.test(alg));
  if (!known) return { state: 'no-key', sentence: `This page cannot check the algorithm “${excerpt(alg)}”.` };
  const isNamed = kid !== undefined && named.some((key) => key.kid === kid);
  return {
    state: isNamed ? 'failed' : 'no-key',
    sentence: isNamed
      ? `The key “${excerpt(kid)}” of ${origin} is not for ${alg}: a verifier must refuse the token.`
      : `No key of ${origin} is for ${excerpt(alg)}.`,
  };
}

async function verifyWith(
  token: Token,
  alg: string,
  keys: readonly VerificationKey[],
  areNamed: boolean,
  origin: string,
): Promise<SignatureCheck> {
  const kid = textOf(token.header, 'kid');
  const jws = token.parts.slice(0, 3).join('.');
  const unusable: string[] = [];
  const tried: VerificationKey[] = [];
  for (const key of keys) {
    try {
      await compactVerify(jws, await key.import(alg), { algorithms: [alg] });
      return { state: 'verified', sentence: `The signature matches ${describeKey(key, alg)} of ${origin}.` };
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) tried.push(key);
      else unusable.push(error instanceof Error ? error.message : String(error));
    }
  }
  const [first] = tried;
  if (first === undefined)
    return {
      state: 'no-key',
      sentence: `The key of ${origin} cannot be used here: ${excerpt(unusable[0] ?? 'unknown reason')}.`,
    };
  const which = tried.length === 1 ? describeKey(first, alg) : `any of the ${tried.length} keys for ${alg}`;
  // the right key may be one that could not be tried, or one that is not there under its name
  const isCertain = unusable.length === 0 && (kid === undefined || !areNamed || tried.some((key) => key.kid === kid));
  return isCertain
    ? {
        state: 'failed',
        sentence: `The signature does not match ${which} of ${origin}: the token was altered, or another key signed it.`,
      }
    : {
        state: 'no-key',
        sentence: `The signature does not match ${which} of ${origin}, and no other key could be tried.`,
      };
}

const describeKey = ({ kid }: VerificationKey, alg: string): string =>
  kid === undefined ? `the key (${alg})` : `the key “${excerpt(kid)}” (${alg})`;

const kidsOf = (keys: readonly VerificationKey[]): string => listed(keys.map(({ kid }) => kid ?? 'one without kid'));
