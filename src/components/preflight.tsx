import { requestFactsOf, type RequestParts } from '../core/diagnosis/facts.ts';
import { isBegun, preflight } from '../core/diagnosis/diagnose.ts';
import { CauseList } from './cause-list.tsx';
import { useNow } from './use-now.ts';

/** How often the times are looked at again, in milliseconds. */
const EVERY = 10_000;

/** What speaks against the question before it is asked. It never keeps anybody from asking. */
export default function Preflight(props: RequestParts) {
  const now = useNow(EVERY);
  const facts = requestFactsOf({ ...props, changedAt: Math.max(now, props.changedAt) });
  const causes = facts && isBegun(props.draft) ? preflight(facts) : [];
  if (causes.length === 0) return null;
  return (
    <section
      tabIndex={-1}
      aria-label="Pre-flight"
      data-findings={causes.length}
      className="border-b border-line px-4 py-3 sm:px-5"
    >
      <h3 className="font-strong">
        Before you ask: {causes.length} {causes.length === 1 ? 'thing' : 'things'} to look at
      </h3>
      <CauseList label="Pre-flight findings" causes={causes} />
    </section>
  );
}
