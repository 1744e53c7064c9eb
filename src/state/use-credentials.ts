import { useReducer, useRef } from 'react';
import type { Credentials, SecretName } from '../core/draft.ts';
import type { SigningKeyState } from '../core/key/signing-key-view.ts';
import { useSigningKey } from './use-signing-key.ts';

/** Key, secret, ready-made assertion and bearer token: in memory only, and what can be done with them. */
export interface CredentialsState {
  readonly signingKey: SigningKeyState;
  readonly current: () => Credentials;
  /** Takes what was typed or pasted into a field. */
  readonly setSecret: (name: SecretName, text: string) => void;
  /** Takes texts that did not come from their fields, which then show them. */
  readonly fillSecrets: (texts: Readonly<Record<SecretName, string>>) => void;
  /** Forgets all of it: it belongs to another client, or another server. Tells whether there was anything. */
  readonly forget: () => boolean;
  /** How often the fields were filled from elsewhere. */
  readonly filled: number;
}

/** The owner of everything that authenticates. The texts are held outside React's state, for one reader at the time of asking. */
export function useCredentials(onKey: () => void): CredentialsState {
  const signingKey = useSigningKey(onKey);
  const texts = useRef<Readonly<Record<SecretName, string>>>({ secret: '', assertion: '', bearer: '' });
  const [, noteChange] = useReducer((count: number) => count + 1, 0);
  const [filled, noteFilled] = useReducer((count: number) => count + 1, 0);
  const fillSecrets = (given: Readonly<Record<SecretName, string>>): void => {
    texts.current = given;
    noteFilled();
    onKey(); // what was answered was answered to others
  };
  return {
    signingKey,
    current: () => ({ key: signingKey.key, ...texts.current }),
    setSecret: (name, text) => {
      // a line break at the end comes from a terminal; no secret has one
      texts.current = { ...texts.current, [name]: text.replace(/[\r\n]+$/, '') };
      noteChange();
    },
    fillSecrets,
    forget: () => {
      const isHeld = Object.values(texts.current).some((text) => text !== '') || signingKey.key !== undefined;
      fillSecrets({ secret: '', assertion: '', bearer: '' });
      signingKey.remove();
      return isHeld;
    },
    filled,
  };
}
