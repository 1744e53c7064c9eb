import type { Draft } from '../core/draft.ts';
import { NumberField } from './ui/number-field.tsx';
import { TextField } from './ui/text-field.tsx';

export interface MoreExpectationsProps {
  readonly draft: Draft;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** What an API expects beside resource and scope. */
export default function MoreExpectations({ draft, onChange }: MoreExpectationsProps) {
  return (
    <>
      {MORE.map(([field, label, help]) => (
        <TextField
          key={field}
          label={label}
          value={draft[field]}
          onChange={(text) => onChange({ [field]: text })}
          help={help}
        />
      ))}
      <NumberField
        label="Maximum authentication age (seconds)"
        min={0}
        value={draft.maximumAge}
        onChange={(maximumAge) => onChange({ maximumAge })}
        help="How long ago auth_time may be."
        error={
          /^\d*$/.test(draft.maximumAge) ? undefined : 'Enter a whole number of seconds; this one can never be met.'
        }
      />
    </>
  );
}

const MORE = [
  ['expectedIssuer', 'Expected issuer', 'What iss must be, character by character.'],
  ['expectedClient', 'Expected client', 'What client_id must be.'],
  ['expectedSubject', 'Expected subject', 'What sub must be.'],
  ['expectedAcr', 'Expected acr', 'How the user must have signed on: at PingOne the name of the sign-on policy.'],
] as const satisfies readonly (readonly [field: keyof Draft, label: string, help: string])[];
