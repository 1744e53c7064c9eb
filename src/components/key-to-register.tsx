import { useMemo } from 'react';
import type { Algorithm } from '../core/key/algorithms.ts';
import { publicKeyForms, type PublicKeyForms } from '../core/key/public-key.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { CopyButton } from './ui/copy-button.tsx';

interface KeyToRegisterProps {
  readonly signingKey: SigningKey;
  readonly keyId: string;
  readonly algorithm: Algorithm;
}

const FORMS: readonly (readonly [form: keyof PublicKeyForms, name: string, help: string])[] = [
  ['jwks', 'public JWKS', 'For a JWKS field, such as that of an application in the PingOne console.'],
  ['pingOne', 'PingOne one-line JWKS', 'The value of "jwks" in PingOne’s application and resource API.'],
  ['jwk', 'public JWK', 'One key, for servers that take keys one by one.'],
  ['pem', 'PEM public key', 'SubjectPublicKeyInfo.'],
  ['thumbprint', 'thumbprint', 'RFC 7638, SHA-256: tells two keys apart at a glance.'],
];

/** The public half of the key in every form in which a server may want it, each to be copied. Nothing in it is secret. */
export function KeyToRegister({ signingKey, keyId, algorithm }: KeyToRegisterProps) {
  const forms = useMemo(() => publicKeyForms(signingKey, keyId, algorithm), [signingKey, keyId, algorithm]);
  return (
    <>
      {keyId === '' && (
        <p className="text-small text-warn">
          The assertion names no kid. Registered under the thumbprint, as shown here, the Key ID of the assertion should
          be the thumbprint too.
        </p>
      )}
      {FORMS.map(([form, name, help]) => (
        <div key={form} data-form={form}>
          <div className="mb-1 flex items-end justify-between gap-2">
            <div>
              <h5 className="text-small font-strong first-letter:uppercase">{name}</h5>
              <p className="text-small text-muted">{help}</p>
            </div>
            <CopyButton label={`Copy ${name}`} text={forms[form]} />
          </div>
          <pre
            role="group"
            aria-label={name}
            tabIndex={0}
            className="wire max-h-32 overflow-auto rounded-box border border-line bg-panel p-2 text-small"
          >
            {forms[form]}
          </pre>
        </div>
      ))}
    </>
  );
}
