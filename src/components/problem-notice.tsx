import { excerpt } from '../core/claims/excerpt.ts';
import { diagnose } from '../core/diagnosis/diagnose.ts';
import { requestFactsOf, type RequestParts } from '../core/diagnosis/facts.ts';
import { describeSkew } from '../core/diagnosis/skew-words.ts';
import { NOTABLE_SKEW_S } from '../core/introspection/clock-skew.ts';
import { describeProblem, type Problem } from '../core/problem/problem.ts';
import type { RegisteredKeysView } from './key-details.tsx';
import { CauseList } from './cause-list.tsx';
import { ReportButton, type ReportButtonProps } from './report-button.tsx';
import { RetryButton } from './retry-button.tsx';
import { SandboxReason, type SandboxReasonProps } from './sandbox-reason.tsx';
import { CopyButton } from './ui/copy-button.tsx';
import { LongText } from './ui/long-text.tsx';

export interface ProblemNoticeProps extends RequestParts, ReportButtonProps, SandboxReasonProps {
  readonly registered: RegisteredKeysView;
  readonly ask: () => void;
}

/** Why there is no answer: the likely causes by the evidence, what to do about each, and the server's own words. */
export default function ProblemNotice(props: ProblemNoticeProps & { readonly problem: Problem }) {
  const { problem, answered, draft, registered, ask } = props;
  const words = describeProblem(problem);
  const causes = diagnose(problem, requestFactsOf(props));
  return (
    <div className="border-b border-line px-4 py-3 sm:px-5">
      <div role="alert" data-problem={problem.code}>
        <h3 className="font-strong">{words.title}</h3>
        <CauseList
          label="Likely causes"
          causes={causes}
          onCompare={() => registered.pending || registered.compare(draft.registeredKeys, draft.jwksUrl)}
        />
        {registered.pending && <p className="pulse mt-1 text-small text-muted">Reading the registered keys…</p>}
        {registered.error !== undefined && <p className="mt-1 text-small text-unmet">{registered.error}</p>}
        <Facts
          problem={problem}
          // what the clocks do stands among the causes already
          skew={causes.some(({ about }) => about === 'clock') ? undefined : answered?.skew}
          method={draft.method}
        />
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {words.retry && answered && (
            <RetryButton
              key={answered.receivedAt}
              until={answered.receivedAt + (answered.wait ?? 0) * 1000}
              onRetry={ask}
            />
          )}
          <ReportButton {...props} />
        </div>
      </div>
      <SandboxReason {...props} />
    </div>
  );
}

interface FactsProps {
  readonly problem: Problem;
  readonly skew: number | undefined;
  readonly method: string;
}

/** What came back, in the words of whoever sent it, to be copied for those who run the server. */
function Facts({ problem, skew, method }: FactsProps) {
  const facts = [
    ['HTTP status', problem.status?.toString()],
    ['error', problem.error],
    ['error_description', problem.description],
    ['Correlation ID', problem.correlationId],
    ['Retry-After', problem.retryAfter],
    ['Location', problem.location],
    ['Clock', skew === undefined || Math.abs(skew) <= NOTABLE_SKEW_S ? undefined : describeSkew(skew)],
    ['Method sent', problem.code === 'client-auth-failed' ? method : undefined],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-0.5 text-small">
      {facts.map(([name, value]) => (
        <div key={name} className="contents" data-fact={name}>
          <dt className="text-muted">{name}</dt>
          <dd className="wire flex flex-wrap items-baseline gap-x-2">
            <Words name={name} text={value} />
            {COPIED.has(name) && <CopyButton label={`Copy ${name}`} text={value} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** From how many characters on a text has a box of its own, that scrolls. */
const LONG = 400;

/** Words of others: what is hidden in them is named, and a long text does not push what follows off the screen. */
function Words({ name, text }: { readonly name: string; readonly text: string }) {
  const shown = <LongText text={excerpt(text, text.length)} />;
  if (text.length < LONG) return <span className="min-w-0">{shown}</span>;
  return (
    <section aria-label={name} tabIndex={0} className="max-h-32 min-w-0 overflow-y-auto">
      {shown}
    </section>
  );
}

const COPIED: ReadonlySet<string> = new Set(['error_description', 'Correlation ID']);
