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
      <Disclosure title="More expectations" isOpen={hasMore(draft)}>
        {() => (
          <>
            <TextField
              label="Expected issuer"
              value={draft.expectedIssuer}
              onChange={(expectedIssuer) => onChange({ expectedIssuer })}
              help="What iss must be, character by character."
            />
            <TextField
              label="Expected client"
              value={draft.expectedClient}
              onChange={(expectedClient) => onChange({ expectedClient })}
              help="What client_id must be."
            />
            <TextField
              label="Expected subject"
              value={draft.expectedSubject}
              onChange={(expectedSubject) => onChange({ expectedSubject })}
              help="What sub must be."
            />
            <TextField
              label="Expected acr"
              value={draft.expectedAcr}
              onChange={(expectedAcr) => onChange({ expectedAcr })}
              help="How the user must have signed on: at PingOne the name of the sign-on policy."
            />
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

const hasMore = (draft: Draft): boolean =>
  [draft.expectedIssuer, draft.expectedClient, draft.expectedSubject, draft.expectedAcr, draft.maximumAge].some(
    (text) => text !== '',
  );
