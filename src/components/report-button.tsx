import { writeReport, type ReportParts } from '../core/report/report.ts';
import { Button } from './ui/button.tsx';
import { useCopy } from './ui/use-copy.ts';

export type ReportButtonProps = Omit<ReportParts, 'browser' | 'now'>;

/** Copies what happened as Markdown for a ticket, without a secret. It is written at the press. */
export function ReportButton(props: ReportButtonProps) {
  const [copied, copy] = useCopy<string>();
  const outcome = copied && (copied.isDone ? 'Report copied' : 'Copying is not allowed');
  const copyReport = (): void =>
    copy(writeReport({ ...props, browser: navigator.userAgent, now: Date.now() }), 'report');
  return (
    <>
      <Button onClick={copyReport}>Copy report</Button>
      <span role="status" className="text-small text-muted">
        {outcome}
      </span>
    </>
  );
}
