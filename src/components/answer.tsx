import { useEffect, useRef, type ReactNode } from 'react';
import type { Answered } from '../core/introspection/introspect.ts';
import type { Token } from '../core/token/token.ts';
import type { Verdict, VerdictState } from '../core/verdict/verdict.ts';
import { ClaimsView, ExchangeView, InactiveReasons, LazyView, ProblemNotice } from './lazy-views.tsx';
import { Tabs } from './ui/tabs.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

interface AnswerProps {
  readonly pending: boolean;
  readonly answered: Answered | undefined;
  readonly verdict: Verdict | undefined;
  readonly token: Token;
  /** When the answer was judged, in milliseconds since the epoch. */
  readonly judgedAt: number | undefined;
  /** When the question last changed, in milliseconds since the epoch: what its times are told relative to before an answer. */
  readonly changedAt: number;
  /** What the tab “Assertion” shows. */
  readonly assertion: ReactNode;
  /** What the tab “Code” shows. */
  readonly code: ReactNode;
  /** The name of the tab that is shown. */
  readonly tab: string;
  readonly onTab: (name: string) => void;
  readonly onRetry: () => void;
}

/** What the bar at the top covers, in pixels. */
const TOP_BAR = 48;

/** The judgement and everything it rests on. */
export function Answer(props: AnswerProps) {
  const { pending, answered, verdict, token, judgedAt, changedAt, assertion, code, tab, onTab, onRetry } = props;
  const state: VerdictState = pending ? 'pending' : (verdict?.state ?? 'idle');
  const problem = answered && answered.outcome.kind !== 'introspection' ? answered.outcome.problem : undefined;
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a narrow screen the answer stands below the form, and on a wide one it may have been scrolled away
    const top = region.current?.getBoundingClientRect().top ?? 0;
    if (answered && (top < TOP_BAR || top > innerHeight / 2)) {
      region.current?.scrollIntoView();
      // where it stands below the form, whoever goes on by keyboard goes on from here
      if (top > 0) region.current?.focus({ preventScroll: true });
    }
  }, [answered]);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Answer"
      data-verdict={state}
      aria-busy={pending}
      className="min-w-0 scroll-mt-3 lg:scroll-mt-16 rounded-box border border-line bg-panel"
    >
      <VerdictBanner state={state} verdict={verdict} token={token} />
      {problem && (
        <LazyView problem={problem.code}>
          <ProblemNotice problem={problem} method={answered?.inquiry.authentication.method} onRetry={onRetry} />
        </LazyView>
      )}
      {verdict && verdict.inactive.length > 0 && (
        <LazyView>
          <InactiveReasons reasons={verdict.inactive} />
        </LazyView>
      )}
      <Tabs
        label="Answer details"
        selected={tab}
        onSelect={onTab}
        tabs={[
          {
            name: 'Claims',
            content: (
              <LazyView>
                <ClaimsView token={token} answered={answered} verdict={verdict} now={judgedAt ?? changedAt} />
              </LazyView>
            ),
          },
          {
            name: 'Exchange',
            content: (
              <LazyView>
                <ExchangeView exchange={answered?.exchange} />
              </LazyView>
            ),
          },
          { name: 'Assertion', content: assertion },
          { name: 'Code', content: code },
        ]}
      />
    </section>
  );
}
