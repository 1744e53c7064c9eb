import { Fragment, memo, type ReactNode } from 'react';
import { meaningOf } from '../core/claims/meaning.ts';
import { readMoment, readTime, TIME_CLAIMS } from '../core/claims/time.ts';
import { shownText, type JsonNode } from '../core/token/json.ts';
import type { Finding, Standing } from '../core/verdict/finding.ts';
import { readRow, type RowNote } from '../core/verdict/row-reading.ts';
import { Icon, type IconName } from './ui/icon.tsx';
import { LongText } from './ui/long-text.tsx';

/** Which columns have anything in them. */
export interface Columns {
  readonly token: boolean;
  readonly server: boolean;
  readonly expected: boolean;
}

interface ClaimRowProps {
  readonly finding: Finding;
  readonly columns: Columns;
  /** Whether a server vouches for the token. */
  readonly vouched: boolean;
  /** Milliseconds since the epoch; times are told relative to it. */
  readonly now: number;
  readonly onCopy: (claim: string, text: string) => void;
}

const STANDINGS: Record<Standing, readonly [icon: IconName, word: string, colour: string]> = {
  met: ['met', 'met', 'text-met'],
  unmet: ['unmet', 'not met', 'text-unmet'],
  missing: ['missing', 'missing', 'text-warn'],
  unasked: ['unasked', 'not asked', 'text-muted'],
  'not-evaluated': ['unasked', 'not judged', 'text-muted'],
};

const ROW_LOOKS: Partial<Record<Standing, string>> = { unmet: 'bg-unmet-soft', missing: 'bg-warn-soft' };

/** One claim: how it stands, what it means, and the exact text of each voice. */
export const ClaimRow = memo(function ClaimRow({ finding, columns, vouched, now, onCopy }: ClaimRowProps) {
  const { claim, standing, expiry, expected, absent, token, server } = finding;
  const [icon, word, colour] = STANDINGS[standing];
  const { flags, notes } = readRow(finding, vouched);
  const isDecided = standing !== 'unasked' && standing !== 'not-evaluated';
  const said = server ?? token;
  return (
    <tr
      role="row"
      data-claim={claim}
      data-standing={standing}
      data-time={expiry}
      data-flags={flags.join(' ') || undefined}
      className={`group/row block border-t border-line px-4 py-2 align-top sm:table-row ${ROW_LOOKS[standing] ?? ''}`}
    >
      <th
        role="rowheader"
        scope="row"
        className="block py-1 text-left font-normal sm:table-cell sm:py-2 sm:pr-3 sm:pl-5"
      >
        <span className={`flex gap-1.5 ${colour}`}>
          <span className="mt-0.5">
            <Icon name={icon} />
          </span>
          <span className="min-w-0 flex-1">
            <code className="wire font-strong text-ink">{claim}</code>
            <span className={isDecided ? 'ml-1.5 text-small' : 'sr-only'}> {word}</span>
          </span>
          {said && (
            <button
              type="button"
              aria-label={`Copy ${claim}`}
              title={`Copy ${claim} exactly as received`}
              onClick={() => onCopy(claim, shownText(said))}
              className="-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-box text-muted opacity-40 group-hover/row:opacity-100 hover:bg-well hover:text-ink focus-visible:opacity-100"
            >
              <Icon name="copy" size={14} />
            </button>
          )}
        </span>
        <span className="block pl-5.5">
          {said && TIME_CLAIMS.has(claim) && <Time node={said} now={now} />}
          <Notes notes={notes} />
          <Meaning claim={claim} />
        </span>
      </th>
      <Voice voice="token" label="Token" hidden={!columns.token}>
        {token && <Value claim={claim} node={token} expected={NOTHING} />}
      </Voice>
      <Voice voice="server" label="Server" hidden={!columns.server}>
        {server && <Value claim={claim} node={server} expected={expected} />}
      </Voice>
      <Voice voice="expected" label="Expected" hidden={!columns.expected}>
        {expected.length > 0 && <Expected expected={expected} absent={absent} />}
      </Voice>
    </tr>
  );
});

/** The token’s own words are unverified: nothing in them is marked as met. */
const NOTHING: readonly string[] = [];

function Notes({ notes }: { readonly notes: readonly RowNote[] }) {
  return notes.map(({ look, sentence }) => (
    <span
      key={sentence}
      className={`mt-1 block text-small [overflow-wrap:anywhere] ${look === 'warn' ? 'text-warn' : 'text-ink'}`}
    >
      {sentence}
    </span>
  ));
}

/** What the claim means, and where that is written. */
function Meaning({ claim }: { readonly claim: string }) {
  const meaning = meaningOf(claim);
  if (!meaning) return null;
  return (
    <span className="mt-0.5 block text-small text-muted">
      {meaning.sentence}
      {meaning.unit && ` In ${meaning.unit}.`}{' '}
      <a
        href={meaning.source.url}
        target="_blank"
        rel="noopener noreferrer"
        className="whitespace-nowrap underline decoration-line underline-offset-2 hover:text-ink"
      >
        {meaning.source.name}
      </a>
    </span>
  );
}

/** A time in the three ways that people ask for: relative, universal and on this machine’s clock. */
function Time({ node, now }: { readonly node: JsonNode; readonly now: number }) {
  const reading = readTime(node);
  if (reading.kind !== 'time') return null;
  const { relative, utc, local } = readMoment(reading.seconds, now);
  return (
    <span className="mt-0.5 block text-small text-ink">
      <span className="font-strong">{relative}</span> · <span className="whitespace-nowrap">{utc}</span>
      {local !== utc && <span className="block text-muted">{local}</span>}
    </span>
  );
}

interface VoiceProps {
  readonly voice: 'token' | 'server' | 'expected';
  readonly label: string;
  readonly hidden: boolean;
  readonly children: ReactNode;
}

/** One voice: its cell holds the exact text and nothing else; its name stands before it only where rows are stacked. */
function Voice({ voice, label, hidden, children }: VoiceProps) {
  const silent = children === undefined || children === false;
  return (
    <td
      role="cell"
      data-voice={voice}
      data-label={label}
      hidden={hidden}
      className={`wire py-0.5 before:font-sans before:text-small before:text-muted before:content-[attr(data-label)_':_'] sm:py-2 sm:pr-3 sm:before:content-none ${hidden ? '' : silent ? 'hidden sm:table-cell' : 'block sm:table-cell'}`}
    >
      {children}
    </td>
  );
}

const LONGEST_CHIPS = 4_000;

/** A value exactly as it is; scopes as chips with their standing, with the very space that separates them in between. */
function Value({
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
  return text.split(' ').map((scope, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a scope can be repeated
    <Fragment key={index}>
      {index > 0 && ' '}
      {scope !== '' && <span className={expected.includes(scope) ? 'chip chip-met' : 'chip'}>{scope}</span>}
    </Fragment>
  ));
}

/** The expected values, each by itself, so that the one that is not there stands out. */
function Expected({ expected, absent }: { readonly expected: readonly string[]; readonly absent: readonly string[] }) {
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
