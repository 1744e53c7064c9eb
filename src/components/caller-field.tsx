import { CALLERS, type Caller } from '../core/environment/client-authentication.ts';
import { RadioGroup } from './ui/radio-group.tsx';

const LABELS: Record<Caller, string> = { application: 'Application', resource: 'Resource' };
const OPTIONS = CALLERS.map((value) => ({ value, label: LABELS[value] }));

const HELP: Record<Caller, string> = {
  application: 'Asks about its own tokens: the ones that were issued to it.',
  resource: 'Asks about the tokens that are meant for it, as a client of its own.',
};

/** Who asks: that decides which ID and which credentials are needed, and which tokens the server tells about. */
export function CallerField({
  caller,
  onChange,
}: {
  readonly caller: Caller;
  readonly onChange: (caller: Caller) => void;
}) {
  return (
    <RadioGroup
      label="Caller"
      value={caller}
      options={OPTIONS}
      onChange={(value) => onChange(value as Caller)}
      help={HELP[caller]}
    />
  );
}
