import { memo } from 'react';
import { meaningOf } from '../core/claims/meaning.ts';
import { readMoment, readTime, TIME_CLAIMS } from '../core/claims/time.ts';
import { shownText, type JsonNode } from '../core/token/json.ts';
import type { Finding, Standing } from '../core/verdict/finding.ts';
import { readRow, type RowNote } from '../core/verdict/row-reading.ts';
import { Expected, Value, Voice } from './claim-voice.tsx';
import { SourceLink } from './source-link.tsx';
import { Icon, type IconName } from './ui/icon.tsx';
import { StackedRow } from './ui/stacked-table.tsx';

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
  /** Whether its value was copied a moment ago. */
  readonly isCopied: boolean;
  readonly onCopy: (claim: string, text: string, finding: Finding) => void;
}

const STANDINGS: Record<Standing, readonly [icon: IconName, word: string, colour: string]> = {
  met: ['met', 'met', 'text-met'],
  unmet: ['unmet', 'not met', 'text-unmet'],
  missing: ['missing', 'missing', 'text-warn'],
  unasked: ['unasked', 'not asked', 'text-muted'],
  'not-evaluated': ['unasked', 'not judged', 'text-muted'],
};

const TELLS_WHY = ['warn', 'tells why', 'text-warn'] as const;

const ROW_LOOKS: Partial<Record<Standing, string>> = { unmet: 'bg-unmet-soft', missing: 'bg-warn-soft' };

/** One claim: how it stands, what it means, and the exact text of each voice. */
export const ClaimRow = memo(function ClaimRow({ finding, columns, vouched, now, isCopied, onCopy }: ClaimRowProps) {
  const { claim, standing, expiry, expected, absent, token, server } = finding;
  const [icon, word, colour] = finding.tellsWhy
    ? TELLS_WHY
    : standing === 'unasked' && expiry !== undefined && expiry !== 'valid'
      ? (['warn', expiry === 'expired' ? 'expired' : 'no time', 'text-warn'] as const)
      : STANDINGS[standing];
  const { flags, notes } = readRow(finding, vouched);
  const isSaid = word !== STANDINGS.unasked[1] && word !== STANDINGS['not-evaluated'][1];
  const said = server ?? token;
  return (
    <StackedRow
      data-claim={claim}
      data-standing={standing}
      data-time={expiry}
      data-flags={flags.join(' ') || undefined}
      className={finding.tellsWhy ? 'bg-warn-soft' : ROW_LOOKS[standing]}
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
            <code className="wire inline-block max-w-full overflow-clip font-strong text-ink">{claim}</code>
            <span className={isSaid ? 'ml-1.5 text-small' : 'sr-only'}> {word}</span>
          </span>
          {said && (
            <button
              type="button"
              aria-label={`Copy ${claim}`}
              title={`Copy ${claim} exactly as received`}
              onClick={() => onCopy(claim, shownText(said), finding)}
              className="-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-box text-muted hover:bg-well hover:text-ink"
            >
              <Icon name={isCopied ? 'met' : 'copy'} size={14} />
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
    </StackedRow>
  );
});

/** The token’s own words are unverified: nothing in them is marked as met. */
const NOTHING: readonly string[] = [];

function Notes({ notes }: { readonly notes: readonly RowNote[] }) {
  return notes.map(({ look, sentence }) => (
    <span
      key={sentence}
      className={`mt-1 flex gap-1 text-small [overflow-wrap:anywhere] ${look === 'warn' ? 'text-warn' : 'text-ink'}`}
    >
      {look === 'warn' && <Icon name="warn" size={14} />}
      <span className="min-w-0">{sentence}</span>
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
      {meaning.unit && ` In ${meaning.unit}.`} <SourceLink source={meaning.source} />
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
      <span className="font-strong">{relative}</span> · {utc}
      {local !== utc && <span className="block text-muted">{local}</span>}
    </span>
  );
}
