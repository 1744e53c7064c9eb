import { useRef } from 'react';
import { WEIGHT_WORDS, type Cause } from '../core/diagnosis/cause.ts';
import { SourceLink } from './source-link.tsx';
import { Button } from './ui/button.tsx';

const COLOURS: Record<Cause['weight'], string> = {
  evidence: 'text-warn font-strong',
  inferred: 'text-warn',
  remains: 'text-muted',
};

interface CauseListProps {
  readonly causes: readonly Cause[];
  readonly label: string;
  /** Compares the signing key with the registered ones: evidence that is not there yet. */
  readonly onCompare?: () => void;
}

/** Likely causes, the likeliest first: what was seen, why it matters, and the one thing to change. */
export function CauseList({ causes, label, onCompare }: CauseListProps) {
  const list = useRef<HTMLOListElement>(null);
  return (
    <ol ref={list} tabIndex={-1} aria-label={label} className="mt-2 space-y-2">
      {causes.map(({ about, weight, seen, why, remedy, source, action }) => (
        <li
          key={about + seen + why}
          data-cause={about}
          data-weight={weight}
          className="flex flex-wrap gap-x-2 sm:flex-nowrap"
        >
          <span className={`w-20 shrink-0 text-small leading-5 ${COLOURS[weight]}`}>{WEIGHT_WORDS[weight]}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {seen} <span className="text-muted">{why}</span>
            <span className="mt-0.5 flex gap-1.5">
              <span aria-hidden="true" className="text-muted">
                →
              </span>
              <span className="min-w-0">
                {remedy}{' '}
                {action && onCompare && (
                  <Button
                    look="small"
                    onClick={() => {
                      // the button goes away with what it finds out
                      list.current?.focus();
                      onCompare();
                    }}
                  >
                    Compare now
                  </Button>
                )}{' '}
                {source && <SourceLink source={source} />}
              </span>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
