import type { ReactNode } from 'react';
import { AUDIENCES, type Audience } from '../core/assertion/audience.ts';
import { ASSERTION_TYPES, type AssertionType } from '../core/assertion/options.ts';
import { algorithmChoices, algorithmOf, keyIdOf, type Draft } from '../core/draft.ts';
import type { FieldErrors } from '../core/field-errors.ts';
import type { SigningKey } from '../core/key/signing-key.ts';
import { Button } from './ui/button.tsx';
import { NumberField } from './ui/number-field.tsx';
import { SelectField } from './ui/select-field.tsx';
import { TextField } from './ui/text-field.tsx';

export interface AssertionOptionFieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly signingKey: SigningKey | undefined;
  /** What a person has to agree to before an assertion for a custom audience is signed. */
  readonly consent: ReactNode;
  readonly onChange: (patch: Partial<Draft>) => void;
}

const AUDIENCE_LABELS: Record<Audience, string> = {
  issuer: 'the issuer (safest)',
  token: 'the token endpoint',
  introspection: 'the introspection endpoint',
  custom: 'custom …',
};
const AUDIENCE_OPTIONS = AUDIENCES.map((value) => ({ value, label: AUDIENCE_LABELS[value] }));
const TYPE_OPTIONS = ASSERTION_TYPES.map((value) => ({ value, label: value }));

/** Everything that can be chosen of the assertion; the defaults suit PingOne and most others. */
export default function AssertionOptionFields({
  draft,
  errors,
  signingKey,
  consent,
  onChange,
}: AssertionOptionFieldsProps) {
  const choices = algorithmChoices(draft.method, signingKey);
  const thumbprint = signingKey?.thumbprint;
  const keyId = keyIdOf(draft, signingKey);
  return (
    <>
      <SelectField
        label="Algorithm"
        value={algorithmOf(draft, signingKey) ?? ''}
        options={
          choices.length > 0
            ? choices.map((value) => ({ value, label: value + notOffered(value, draft.offered?.algorithms.names) }))
            : [{ value: '', label: 'decided by the key' }]
        }
        onChange={(algorithm) => onChange({ algorithm })}
      />
      <TextField
        label="Key ID"
        value={keyId}
        onChange={(typed) => onChange({ keyId: typed })}
        help="The kid of the header; empty for none. It must be the one under which the key is registered."
        action={
          draft.method === 'private_key_jwt' &&
          thumbprint !== undefined && (
            <Button
              look="small-quiet"
              className="-mr-2"
              aria-disabled={keyId === thumbprint}
              onClick={() => onChange({ keyId: thumbprint })}
            >
              Use thumbprint
            </Button>
          )
        }
      />
      <SelectField
        label="Assertion audience"
        value={draft.audience}
        options={AUDIENCE_OPTIONS}
        onChange={(audience) => onChange({ audience: audience as Audience })}
        help="The aud claim. The successor of RFC 7523 allows only the issuer; PingOne also takes the two endpoints."
      />
      {draft.audience === 'custom' && (
        <TextField
          label="Custom audience"
          value={draft.customAudience}
          onChange={(customAudience) => onChange({ customAudience })}
          error={errors.audience}
          placeholder="https://auth.example.com/as"
        />
      )}
      {draft.audience === 'custom' && consent}
      {draft.audience === 'token' && draft.server === 'other' && (
        <TextField
          label="Token endpoint"
          value={draft.tokenEndpoint}
          onChange={(tokenEndpoint) => onChange({ tokenEndpoint })}
          error={errors.tokenEndpoint}
          help="Left empty, it is taken from the introspection endpoint where its path is a known one."
        />
      )}
      <NumberField
        label="Lifetime (seconds)"
        value={draft.lifetime}
        min={1}
        onChange={(lifetime) => onChange({ lifetime })}
        error={errors.lifetime}
        help="From the press to exp. PingOne refuses more than 3600; for Auth0 stay below 300."
      />
      <SelectField
        label="Assertion type"
        value={draft.assertionType}
        options={TYPE_OPTIONS}
        onChange={(assertionType) => onChange({ assertionType: assertionType as AssertionType })}
        help="The typ of the header. rfc7523bis asks for the second; PingOne’s example has the first."
      />
      <TextField
        label="Extra claims"
        rows={3}
        value={draft.extraClaims}
        onChange={(extraClaims) => onChange({ extraClaims })}
        error={errors.extraClaims}
        placeholder='{"tenant": "a"}'
        help="A JSON object whose members are added to the claims as they stand."
      />
    </>
  );
}

const notOffered = (algorithm: string, offered: readonly string[] = []): string =>
  offered.length === 0 || offered.includes(algorithm) ? '' : ' (not offered)';
