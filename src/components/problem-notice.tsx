import type { Method } from '../core/environment/client-authentication.ts';
import { describeProblem, type Problem } from '../core/problem/problem.ts';
import { Button } from './ui/button.tsx';

/** What the notice is about. */
export interface ProblemNoticeProps {
  readonly problem: Problem;
  /** How the request authenticated, which tells likely causes apart. */
  readonly method: Method | undefined;
  readonly onRetry: () => void;
}

/** Why there is no answer: the likely causes, what to do about each, and the server's own words. */
export default function ProblemNotice({ problem, method, onRetry }: ProblemNoticeProps) {
  const words = describeProblem(problem, method);
  const facts = [
    ['HTTP status', problem.status?.toString()],
    ['error', problem.error],
    ['error_description', problem.description],
    ['Correlation ID', problem.correlationId],
    ['Retry-After', problem.retryAfter],
    ['Location', problem.location],
    ['Seen', problem.detail],
    ['Method sent', problem.code === 'client-auth-failed' ? method : undefined],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  return (
    <div role="alert" data-problem={problem.code} className="border-b border-line px-4 py-3 sm:px-5">
      <h3 className="font-strong">{words.title}</h3>
      <ol className="mt-1 space-y-1">
        {words.causes.map(({ cause, remedy }) => (
          <li key={cause}>
            {cause} <span className="text-muted">{remedy}</span>
          </li>
        ))}
      </ol>
      {facts.length > 0 && (
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-small">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="wire">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {words.retry && (
        <Button className="mt-2" onClick={onRetry}>
          Retry
        </Button>
      )}
    </div>
  );
}
