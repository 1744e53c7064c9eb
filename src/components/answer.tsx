import { useEffect, useRef, type ReactNode } from 'react';
import type { Answered } from '../core/introspection/introspect.ts';
import { describeProblem } from '../core/problem/problem.ts';
import type { Token } from '../core/token/token.ts';
import { listClaims } from '../core/verdict/finding.ts';
import type { Verdict, VerdictState } from '../core/verdict/verdict.ts';
import { ClaimsTable } from './claims-table.tsx';
import { ExchangeView, LazyView } from './lazy-views.tsx';
import { InactiveReasons } from './inactive-reasons.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Tabs } from './ui/tabs.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

interface AnswerProps {
  readonly pending: boolean;
  readonly answered: Answered | undefined;
  readonly verdict: Verdict | undefined;
  readonly token: Token;
  /** When the question last changed, in milliseconds since the epoch: what its times are told relative to before an answer. */
  readonly changedAt: number;
  /** What the tab “Assertion” shows. */
  readonly assertion: ReactNode;
  readonly onRetry: () => void;
}

/** The judgement and everything it rests on. */
export function Answer({ pending, answered, verdict, token, changedAt, assertion, onRetry }: AnswerProps) {
  const state: VerdictState = pending ? 'pending' : (verdict?.state ?? 'idle');
  const problem = answered && answered.outcome.kind !== 'introspection' ? answered.outcome.problem : undefined;
  const findings = verdict?.findings ?? listClaims(undefined, token.claims, 'unasked');
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a narrow screen the answer stands below the form, and on a wide one it may have been scrolled away
    const top = region.current?.getBoundingClientRect().top ?? 0;
    if (answered && (top < 0 || top > innerHeight / 2)) region.current?.scrollIntoView();
  }, [answered]);
  return (
    <section
      ref={region}
      aria-label="Answer"
      data-verdict={state}
      aria-busy={pending}
      className="min-w-0 scroll-mt-3 lg:scroll-mt-16 rounded-box border border-line bg-panel"
    >
      <VerdictBanner state={state} verdict={verdict} token={token} />
      {problem && (
        <ProblemNotice
          problem={problem}
          words={describeProblem(problem, answered?.inquiry.authentication.method)}
          method={answered?.inquiry.authentication.method}
          onRetry={onRetry}
        />
      )}
      {verdict && verdict.inactive.length > 0 && <InactiveReasons reasons={verdict.inactive} />}
      <Tabs
        label="Answer details"
        tabs={[
          {
            name: 'Claims',
            content: (
              <ClaimsTable
                findings={findings}
                asked={findings.some(({ server, expected }) => server !== undefined || expected.length > 0)}
                now={answered?.receivedAt ?? changedAt}
              />
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
        ]}
      />
    </section>
  );
}
