import { Fragment, type ReactNode } from 'react';
import { shownText, type JsonNode } from '../core/token/json.ts';
import { LongText, ScrolledText } from './ui/long-text.tsx';

interface VoiceProps {
  readonly voice: 'token' | 'server' | 'expected';
  readonly label: string;
  readonly hidden: boolean;
  readonly children: ReactNode;
}

/** One voice: its cell holds the exact text and nothing else; its name stands before it only where rows are stacked. */
export function Voice({ voice, label, hidden, children }: VoiceProps) {
  const silent = children === undefined || children === false;
  return (
    <td
      role="cell"
      data-voice={voice}
      data-label={label}
      hidden={hidden}
      className={`wire overflow-clip py-0.5 before:font-sans before:text-small before:text-muted before:content-[attr(data-label)_':_'] sm:py-2 sm:pr-3 sm:before:content-none ${hidden ? '' : silent ? 'hidden sm:table-cell' : 'block sm:table-cell'}`}
    >
      {children}
    </td>
  );
}

/** In characters: beyond the first a list of scopes scrolls in its cell, beyond the second it is told without chips. */
const LONGEST_OPEN = 600;
const LONGEST_CHIPS = 4_000;

/** A value exactly as it is; scopes as chips with their standing, with the very space that separates them in between. */
export function Value({
  claim,
  node,
  expected,
}: {
  readonly claim: string;
  readonly node: JsonNode;
  readonly expected: readonly string[];
}) {
  const text = shownText(node);
  if (claim !== 'scope' || node.kind !== 'string' || text === '' || text.length > LONGEST_CHIPS)
    return <LongText text={text} />;
  const chips = text.split(' ').map((scope, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a scope can be repeated
    <Fragment key={index}>
      {index > 0 && ' '}
      {scope !== '' && <span className={expected.includes(scope) ? 'chip chip-met' : 'chip'}>{scope}</span>}
    </Fragment>
  ));
  return text.length > LONGEST_OPEN ? <ScrolledText>{chips}</ScrolledText> : chips;
}

/** The expected values, each by itself, so that the one that is not there stands out. */
export function Expected({
  expected,
  absent,
}: {
  readonly expected: readonly string[];
  readonly absent: readonly string[];
}) {
  const missing = new Set(absent);
  return expected.map((value, index) => (
    <Fragment key={value}>
      {index > 0 && ' '}
      <span
        className={missing.has(value) ? 'font-strong text-unmet underline decoration-dotted underline-offset-2' : ''}
      >
        {value}
      </span>
    </Fragment>
  ));
}
