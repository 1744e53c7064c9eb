import { SCENARIOS } from '../core/environment/scenario.ts';
import { Field } from './ui/field.tsx';

interface ScenarioFieldProps {
  readonly scenario: string;
  readonly chooseScenario: (scenario: string) => void;
}

/** How the sandbox is to let the question fail: the form is filled so that it really does. */
export default function ScenarioField({ scenario, chooseScenario }: ScenarioFieldProps) {
  return (
    <Field
      label="Scenario"
      help={
        scenario === ''
          ? 'Fills the form so that the sandbox fails in the way chosen: to see what this page makes of it.'
          : 'The form is filled. Press Introspect, then compare with the sandbox’s true reason.'
      }
    >
      {(control) => (
        <select {...control} value={scenario} onChange={(event) => chooseScenario(event.target.value)}>
          <option value="">None: everything works</option>
          {Object.entries(SCENARIOS).map(([kind, names]) => (
            <optgroup key={kind} label={kind}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
