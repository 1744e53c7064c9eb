import { signingIdentityOf, type Draft } from '../core/draft.ts';
import type { RegisteredKey } from '../core/key/registered-keys.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { KeyToRegister } from './key-to-register.tsx';
import { RegistrationFindings } from './registration-findings.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { Button } from './ui/button.tsx';
import { TextField } from './ui/text-field.tsx';

/** What was read of the client's registered keys. */
export interface RegisteredKeysView {
  readonly keys: readonly RegisteredKey[] | undefined;
  readonly error: string | undefined;
  readonly pending: boolean;
  readonly compare: (pasted: string, url: string) => void;
}

export interface KeyDetailsProps {
  readonly draft: Draft;
  readonly signingKey: SigningKey | undefined;
  readonly registered: RegisteredKeysView;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** Beside the imported key: the forms in which its public half is registered, and whether it is registered already. */
export default function KeyDetails({ draft, signingKey, registered, onChange }: KeyDetailsProps) {
  const identity = signingIdentityOf(draft, signingKey);
  if (!signingKey || !identity) return null;
  const compare = (): void => {
    if (!registered.pending) registered.compare(draft.registeredKeys, draft.jwksUrl);
  };
  return (
    <div className="mt-2 space-y-3 border-t border-line pt-2">
      <Disclosure title="What to register">
        {() => <KeyToRegister signingKey={signingKey} keyId={identity.keyId} algorithm={identity.algorithm} />}
      </Disclosure>
      <h5 className="text-small font-strong text-muted">Is this key registered?</h5>
      <TextField
        label="Registered keys"
        rows={2}
        value={draft.registeredKeys}
        onChange={(registeredKeys) => onChange({ registeredKeys })}
        placeholder='{"keys": [ … ]}'
        help={`Paste the JWKS of the ${draft.caller} and compare.`}
      />
      <TextField
        label="JWKS URL"
        value={draft.jwksUrl}
        onChange={(jwksUrl) => onChange({ jwksUrl })}
        onEnter={compare}
        placeholder="https://client.example.com/jwks"
        help="Or where it is published. Fetched when you press Compare, and only then."
      />
      <Button aria-disabled={registered.pending} onClick={compare}>
        Compare
      </Button>
      <div role="status" aria-label="Registered keys comparison" className="space-y-1 text-small">
        {registered.pending && <p className="pulse text-muted">Reading the keys…</p>}
        {registered.error !== undefined && <p className="text-unmet">{registered.error}</p>}
        {registered.keys && (
          <>
            <p className="text-muted">
              Held against {registered.keys.length === 1 ? 'the one key' : `the ${registered.keys.length} keys`}{' '}
              {draft.registeredKeys.trim() === '' ? 'at the JWKS URL' : 'that were pasted'}:
            </p>
            <RegistrationFindings registered={registered.keys} identity={identity} />
          </>
        )}
      </div>
    </div>
  );
}
