import type { Environment } from '../core/environment/environment.ts';
import type { Session } from '../core/environment/relay.ts';
import type { SignatureCheck } from '../core/token/signature.ts';
import type { Token } from '../core/token/token.ts';
import { loadSignatureCheck } from './lazy-parts.ts';
import { useResult } from './use-result.ts';
import { browserWorld } from './world.ts';

/** Whose keys count. */
type Issuer = Pick<Environment, 'server' | 'issuer'>;

/** What came of checking the token's signature, while it still is the question. */
export interface SignatureState {
  readonly check: SignatureCheck | undefined;
  readonly pending: boolean;
  /** Checks it against the pasted keys, or else those of the server asked; never against what the token names. */
  readonly begin: (token: Token, pastedKeys: string, issuer: Issuer | undefined) => void;
  /** Drops the result: token, keys or server are no longer the same. */
  readonly forget: () => void;
  /** Says that what was pasted is private, and was not kept. */
  readonly refusePrivate: () => void;
}

/** Checks a signature when asked to. The check that was begun last counts. */
export function useSignature(session: Session): SignatureState {
  const { value: check, pending, begin, put, forget } = useResult<SignatureCheck>();

  const perform = async (
    token: Token,
    pastedKeys: string,
    issuer: Issuer | undefined,
    signal: AbortSignal,
  ): Promise<SignatureCheck> => {
    const { checkSignature, fetchIssuerKeys } = await loadSignatureCheck();
    if (token.signature === 'unsigned' || pastedKeys.trim() !== '')
      return checkSignature(token, pastedKeys, 'the pasted keys');
    if (issuer === undefined) return noKey('Choose the server, or enter its issuer, first; or paste its public keys.');
    const keys = await fetchIssuerKeys(issuer, session.relaySecret, browserWorld, signal);
    return keys.ok ? checkSignature(token, keys.value.text, keys.value.url) : noKey(keys.reason);
  };

  return {
    check,
    pending,
    begin: (token, pastedKeys, issuer) =>
      begin(
        (signal) => perform(token, pastedKeys, issuer, signal),
        noKey('The keys could not be read: is Tokenscope still running?'),
      ),
    forget,
    refusePrivate: () =>
      put(noKey('That was a private key or a secret. It was not kept: paste the public key of the issuer.')),
  };
}

const noKey = (sentence: string): SignatureCheck => ({ state: 'no-key', sentence });
