import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

interface CodeBlockProps {
  readonly title: string;
  readonly copyLabel: string;
  readonly code: string;
  /** What it is written in, for whoever drives the page from outside. */
  readonly language?: string;
  /** What to know of it, below. */
  readonly children?: ReactNode;
}

/** A text to be copied as it stands: its lines are not wrapped, and it scrolls by keyboard too. */
export function CodeBlock({ title, copyLabel, code, language, children }: CodeBlockProps) {
  return (
    <section>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="font-strong">{title}</h3>
        <CopyButton label={copyLabel} text={code} />
      </div>
      <pre
        role="region"
        aria-label={title}
        tabIndex={0}
        data-language={language}
        className="max-h-[32rem] overflow-auto rounded-box bg-well p-3 font-mono text-small whitespace-pre"
      >
        <code>{code}</code>
      </pre>
      {children}
    </section>
  );
}
