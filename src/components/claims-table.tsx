import { Fragment, type ReactNode } from 'react';
import { meaningOf } from '../core/claims/meaning.ts';
import { describeTime, readTime, TIME_CLAIMS } from '../core/claims/time.ts';
import { shownText, type JsonNode } from '../core/token/json.ts';
import type { Finding, Standing } from '../core/verdict/finding.ts';
import { Icon, type IconName } from './ui/icon.tsx';

const STANDINGS: Record<Standing, readonly [icon: IconName, word: string, colour: string]> = {
  met: ['met', 'met', 'text-met'],
  unmet: ['unmet', 'not met', 'text-unmet'],
  missing: ['missing', 'missing', 'text-unmet'],
  unasked: ['unasked', 'not asked', 'text-muted'],
  'not-evaluated': ['unasked', 'not judged', 'text-muted'],
};

/** The token’s own words are unverified: nothing in them is marked as met. */
const NOTHING: readonly string[] = [];

const ROW_LOOKS: Partial<Record<Standing, string>> = { unmet: 'bg-unmet-soft', missing: 'bg-unmet-soft' };

interface ClaimsTableProps {
  readonly findings: readonly Finding[];
  /** Whether a server has spoken; before that, the table shows what the token says of itself. */
  readonly asked: boolean;
  /** When the answer came, in milliseconds since the epoch; times are told relative to it. */
  readonly now: number;
}

/** Every claim in up to three voices, what decides first. The roles are explicit because stacked rows would lose them. */
export function ClaimsTable({ findings, asked, now }: ClaimsTableProps) {
  if (findings.length === 0)
    return <p className="px-4 py-6 text-muted sm:px-5">The claims appear here, each held against what you expect.</p>;
  return (
    <table role="table" aria-label="Claims" className="block w-full border-collapse sm:table sm:table-fixed">
      <caption className="block px-4 pt-3 text-left text-small text-muted sm:table-caption sm:px-5">
        {asked
          ? 'What decides comes first. The token’s own words are unverified.'
          : 'What the token says of itself: unverified.'}
      </caption>
      <thead role="rowgroup" className="hidden sm:table-header-group">
        <tr role="row" className="text-left text-small text-muted">
          <th role="columnheader" className={`${asked ? 'w-[29%]' : 'w-[36%]'} py-2 pr-3 pl-5 font-normal`}>
            Claim
          </th>
          <th role="columnheader" className="py-2 pr-3 font-normal">
            Token
          </th>
          <th role="columnheader" className={`py-2 pr-3 font-normal ${asked ? '' : 'hidden'}`}>
            Server
          </th>
          <th role="columnheader" className={`w-[21%] py-2 pr-5 font-normal ${asked ? '' : 'hidden'}`}>
            Expected
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {findings.map((finding, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a claim can stand twice; its place tells the two apart
          <ClaimRow key={`${finding.claim} ${index}`} finding={finding} asked={asked} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function ClaimRow({
  finding,
  asked,
  now,
}: {
  readonly finding: Finding;
  readonly asked: boolean;
  readonly now: number;
}) {
  const { claim, standing, expiry, flags, absent } = finding;
  const [icon, word, colour] = STANDINGS[standing];
  const differs = flags.includes('differs');
  return (
    <tr
      role="row"
      data-claim={claim}
      data-standing={standing}
      data-time={expiry}
      data-flags={flags.join(' ') || undefined}
      className={`block border-t border-line px-4 py-2 align-top sm:table-row ${ROW_LOOKS[standing] ?? ''}`}
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
          <span className="min-w-0">
            <code className="wire font-strong text-ink">{claim}</code>
            {standing === 'unasked' || standing === 'not-evaluated' ? (
              <span className="sr-only"> {word}</span>
            ) : (
              <span className="ml-1.5 text-small">{word}</span>
            )}
          </span>
        </span>
        <Reading finding={finding} now={now} />
      </th>
      <Voice voice="token" label="Token">
        {finding.token && <Value claim={claim} node={finding.token} expected={NOTHING} />}
      </Voice>
      <Voice voice="server" label="Server" hidden={!asked} note={differs ? 'differs from the token' : undefined}>
        {finding.server && <Value claim={claim} node={finding.server} expected={finding.expected} />}
      </Voice>
      <Voice
        voice="expected"
        label="Expected"
        hidden={!asked}
        note={absent.length > 0 && finding.expected.length > 1 ? `not there: ${absent.join(' ')}` : undefined}
      >
        {finding.expected.length > 0 && <Expected finding={finding} />}
      </Voice>
    </tr>
  );
}

interface VoiceProps {
  readonly voice: 'token' | 'server' | 'expected';
  readonly label: string;
  readonly note?: string | undefined;
  readonly hidden?: boolean;
  readonly children: ReactNode;
}

/** One voice: its cell holds the exact text and nothing else; a note stands before it only where rows are stacked. */
function Voice({ voice, label, note, hidden = false, children }: VoiceProps) {
  const silent = children === undefined || children === false;
  return (
    <td
      role="cell"
      data-voice={voice}
      data-label={label}
      data-note={note}
      hidden={hidden}
      className={`wire max-h-60 py-0.5 before:font-sans before:text-small before:text-muted before:content-[attr(data-label)_':_'] after:font-sans after:text-small after:text-warn sm:py-2 sm:pr-3 sm:before:content-none ${hidden ? '' : silent ? 'hidden sm:table-cell' : 'block sm:table-cell'} ${note ? 'after:block after:content-[attr(data-note)]' : ''}`}
    >
      {children}
    </td>
  );
}

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
  if (claim !== 'scope' || node.kind !== 'string' || expected.length === 0 || text.length > 4000) return text;
  return text.split(' ').map((scope, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a scope can be repeated
    <span key={index}>
      {index > 0 && ' '}
      <span className={expected.includes(scope) ? 'rounded-box bg-met-soft text-met ring-2 ring-met-soft' : ''}>
        {scope}
      </span>
    </span>
  ));
}

/** The expected values, each by itself, so that the one that is not there stands out. */
function Expected({ finding }: { readonly finding: Finding }) {
  return finding.expected.map((value, index) => (
    <Fragment key={value}>
      {index > 0 && ' '}
      <span className={finding.absent.includes(value) ? 'font-strong text-unmet' : ''}>{value}</span>
    </Fragment>
  ));
}

/** What the claim means, and for a time also when that is. */
function Reading({ finding, now }: { readonly finding: Finding; readonly now: number }) {
  const node = finding.server ?? finding.token;
  const time = node && TIME_CLAIMS.has(finding.claim) ? readTime(node) : undefined;
  const meaning = meaningOf(finding.claim);
  return (
    <span className="block text-small text-muted">
      {time?.kind === 'time' && <span className="block text-ink">{describeTime(time.seconds, now)}</span>}
      {time && time.kind !== 'time' && <span className="block text-unmet">{TIME_FAULTS[time.kind]}</span>}
      {finding.flags.includes('active-but-expired') && (
        <span className="block text-unmet">active: true contradicts this</span>
      )}
      {meaning && <span title={meaning.source}>{meaning.sentence}</span>}
    </span>
  );
}

const TIME_FAULTS = {
  'wrong-type': 'not a number of seconds',
  'suspicious-milliseconds': 'looks like milliseconds, not seconds',
  'out-of-range': 'beyond any calendar',
} as const;
