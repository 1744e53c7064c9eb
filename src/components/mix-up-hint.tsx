import { mixUpOf } from '../core/vendor/mix-up.ts';
import { habitsOf } from '../core/vendor/preset-patch.ts';
import { presetOf } from '../core/vendor/presets.ts';
import { derived } from '../core/environment/elsewhere.ts';
import type { Draft } from '../core/draft.ts';
import { Button } from './ui/button.tsx';

interface MixUpHintProps {
  readonly draft: Draft;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** Says that the address is one of another product than the chosen one, and puts it right at one press. */
export default function MixUpHint({ draft, onChange }: MixUpHintProps) {
  const found = mixUpOf(draft);
  // its own metadata have told already where it is
  const mixUp = draft.offered && found?.patch.preset ? undefined : found;
  return (
    <div role="status" className="empty:absolute">
      {mixUp && (
        <p className="flex flex-wrap items-center justify-between gap-2 rounded-box bg-well px-3 py-2 text-small">
          <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">{mixUp.sentence}</span>
          <Button
            onClick={(event) => {
              // the button goes away: what it changed stands below the server that it chose
              event.currentTarget.closest('[role=group]')?.querySelector('select')?.focus();
              onChange({
                ...(mixUp.patch.preset ? habitsOf(presetOf(mixUp.patch.preset), draft) : {}),
                ...derived(draft, mixUp.patch),
              });
            }}
          >
            {mixUp.label}
          </Button>
        </p>
      )}
    </div>
  );
}
