import { EXPECTATION_FIELDS, type Draft } from '../core/draft.ts';
import { LazyView, MoreExpectations } from './lazy-views.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { Group } from './ui/group.tsx';
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
          <LazyView>
            <MoreExpectations draft={draft} onChange={onChange} />
          </LazyView>
        )}
      </Disclosure>
    </Group>
  );
}

const hasMore = (draft: Draft): boolean => EXPECTATION_FIELDS.slice(2).some((field) => draft[field] !== '');
