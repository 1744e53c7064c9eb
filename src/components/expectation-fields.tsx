import type { Draft } from '../core/draft.ts';
import { Disclosure } from './ui/disclosure.tsx';
import { Group } from './ui/group.tsx';
import { NumberField } from './ui/number-field.tsx';
import { TextField } from './ui/text-field.tsx';

interface ExpectationFieldsProps {
  readonly draft: Draft;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** What the API expects of the answer: the two that decide most often, and the rest when asked for. */
export function ExpectationFields({ draft, onChange }: ExpectationFieldsProps) {
  return (
    <Group title="Expectations">
      <TextField
        label="Expected resource"
        value={draft.expectedResource}
        onChange={(expectedResource) => onChange({ expectedResource })}
        help="What aud must name: the audience of your custom resource, or its name."
      />
      <TextField
        label="Expected scope"
        value={draft.expectedScope}
        onChange={(expectedScope) => onChange({ expectedScope })}
        help="What must be granted. Separate several with spaces."
      />
      <Disclosure title="More expectations" attention={hasMore(draft)}>
        {() => (
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
                /^\d*$/.test(draft.maximumAge)
                  ? undefined
                  : 'Enter a whole number of seconds; this one can never be met.'
              }
            />
          </>
        )}
      </Disclosure>
    </Group>
  );
}

const MORE = [
  ['expectedIssuer', 'Expected issuer', 'What iss must be, character by character.'],
  ['expectedClient', 'Expected client', 'What client_id must be.'],
  ['expectedSubject', 'Expected subject', 'What sub must be.'],
  ['expectedAcr', 'Expected acr', 'How the user must have signed on: at PingOne the name of the sign-on policy.'],
] as const satisfies readonly (readonly [field: keyof Draft, label: string, help: string])[];

const hasMore = (draft: Draft): boolean => draft.maximumAge !== '' || MORE.some(([field]) => draft[field] !== '');
