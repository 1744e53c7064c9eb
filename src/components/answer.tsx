import { useEffect, useRef } from 'react';
import type { LockReason } from '../core/lock/lock-reason.ts';
import type { Token } from '../core/token/token.ts';
import type { Verdict, VerdictState } from '../core/verdict/verdict.ts';
import type { CodeViewProps } from './code-view.tsx';
import {
  AssertionTab,
  ClaimsView,
  CodeView,
  ExchangeView,
  InactiveReasons,
  LazyView,
  Preflight,
  ProblemNotice,
} from './lazy-views.tsx';
import type { ProblemNoticeProps } from './problem-notice.tsx';
import { Tabs } from './ui/tabs.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

interface AnswerProps extends CodeViewProps, ProblemNoticeProps {
  readonly pending: boolean;
  readonly verdict: Verdict | undefined;
  readonly token: Token;
  /** Why the page was locked that stood in this place before, if one was. */
  readonly locked: LockReason | undefined;
  /** When the answer was judged, in milliseconds since the epoch. */
  readonly judgedAt: number | undefined;
  /** The name of the tab that is shown. */
  readonly tab: string;
  readonly onTab: (name: string) => void;
}

/** What the bar at the top covers, in pixels. */
const TOP_BAR = 48;

/** The judgement and everything it rests on. */
export function Answer(props: AnswerProps) {
  const { pending, answered, verdict, token, judgedAt, changedAt, tab, onTab } = props;
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
      <VerdictBanner state={state} verdict={verdict} token={token} locked={props.locked} />
      {problem && (
        <LazyView problem={problem.code}>
          <ProblemNotice {...props} problem={problem} />
        </LazyView>
      )}
      {state === 'idle' && (
        <LazyView meanwhile="">
          <Preflight {...props} />
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
                <ExchangeView {...props} />
              </LazyView>
            ),
          },
          {
            name: 'Assertion',
            content: (
              <LazyView>
                <AssertionTab {...props} />
              </LazyView>
            ),
          },
          {
            name: 'Code',
            content: (
              <LazyView>
                <CodeView {...props} />
              </LazyView>
            ),
          },
        ]}
      />
    </section>
  );
}
