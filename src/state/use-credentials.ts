import { useReducer, useRef } from 'react';
import type { Credentials } from '../core/draft.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { useSigningKey, type SigningKeyState } from './use-signing-key.ts';

/** The names of the texts that prove who asks and that no state, markup or storage ever holds. */
export type SecretName = 'secret' | 'assertion' | 'bearer';

/** Key, secret, ready-made assertion and bearer token: in memory only, and what can be done with them. */
export interface CredentialsState {
  readonly signingKey: SigningKeyState;
  readonly current: () => Credentials;
  /** Takes what was typed or pasted into a field. */
  readonly setSecret: (name: SecretName, text: string) => void;
  /** Takes texts that did not come from their fields, which then show them. */
  readonly fillSecrets: (texts: Readonly<Record<SecretName, string>>) => void;
  /** How often the fields were filled from elsewhere. */
  readonly filled: number;
}

/** The owner of everything that authenticates. The texts are held outside React's state, for one reader at the time of asking. */
export function useCredentials(onKey: (key: SigningKey, previous: SigningKey | undefined) => void): CredentialsState {
  const previous = useRef<SigningKey>(undefined);
  const signingKey = useSigningKey((key) => {
    onKey(key, previous.current);
    previous.current = key;
  });
  const texts = useRef<Readonly<Record<SecretName, string>>>({ secret: '', assertion: '', bearer: '' });
  const [, noteChange] = useReducer((count: number) => count + 1, 0);
  const [filled, noteFilled] = useReducer((count: number) => count + 1, 0);
  return {
    signingKey,
    current: () => ({ key: signingKey.key, ...texts.current }),
    setSecret: (name, text) => {
      texts.current = { ...texts.current, [name]: text };
      noteChange();
    },
    fillSecrets: (given) => {
      texts.current = given;
      noteFilled();
    },
    filled,
  };
}
