import { useRef, useState } from 'react';
import type { Credentials } from '../core/inquiry.ts';
import type { KeyRefusal } from '../core/key/refusal.ts';
import { importSigningKey, type SigningKey } from '../core/key/signing-key.ts';

/** The key and the secret: in memory only, and what can be done with them. */
export interface CredentialsState {
  readonly key: SigningKey | undefined;
  readonly refusal: KeyRefusal | undefined;
  readonly current: () => Credentials;
  readonly importKey: (text: string) => Promise<void>;
  readonly removeKey: () => void;
  readonly setSecret: (secret: string) => void;
}

const LONGEST_FILE = 1_000_000;

/** Reads a key file as text; a file that is too long for a key is cut, and then refused as such. */
export const readKeyFile = (file: File): Promise<string> => file.slice(0, LONGEST_FILE).text();

/** The owner of the signing key and the client secret. The secret is held outside React's state, for one reader at the time of asking. */
export function useCredentials(): CredentialsState {
  const [imported, setImported] = useState<{ readonly key?: SigningKey; readonly refusal?: KeyRefusal }>({});
  const secret = useRef('');
  const [, setHasSecret] = useState(false);
  const latest = useRef(0);

  const importKey = async (text: string): Promise<void> => {
    const attempt = ++latest.current;
    if (text.trim() === '') {
      setImported(({ key }) => (key ? { key } : {}));
      return;
    }
    const result = await importSigningKey(text);
    if (attempt !== latest.current) return;
    setImported(result.ok ? { key: result.value } : { refusal: result.reason });
  };

  return {
    key: imported.key,
    refusal: imported.refusal,
    current: () => ({ key: imported.key, secret: secret.current }),
    importKey,
    removeKey: () => {
      latest.current++;
      setImported({});
    },
    setSecret: (text) => {
      secret.current = text;
      setHasSecret(text !== '');
    },
  };
}
