import { useCallback, useMemo, useRef, useState } from 'react';
import { secondsOf } from '../core/claims/time.ts';
import type { Answered } from '../core/introspection/introspect.ts';
import { membersNamed, shownText, type JsonNode } from '../core/token/json.ts';
import type { Token } from '../core/token/token.ts';
import { listClaims, type Finding } from '../core/verdict/finding.ts';
import type { Verdict } from '../core/verdict/verdict.ts';
import { ClaimsTable } from './claims-table.tsx';
import { LifetimeBar } from './lifetime-bar.tsx';
import { useNow } from './use-now.ts';
import { Button } from './ui/button.tsx';
import { Switch } from './ui/switch.tsx';
import { useCopy } from './ui/use-copy.ts';

/** The claims, as the token and the server tell them. */
export interface ClaimsViewProps {
  readonly token: Token;
  readonly answered: Answered | undefined;
  readonly verdict: Verdict | undefined;
  /** Milliseconds since the epoch; times are told relative to it. */
  readonly now: number;
}

/** A table longer than this folds: what nobody asked about is shown in part, and a search finds the rest. */
const LONG = 40;
const SHOWN_AT_FIRST = 24;
const SHOWN_MORE = 200;

/** The heart of the page: the life of the token, then every claim, what decides first. */
export default function ClaimsView({ token, answered, verdict, now }: ClaimsViewProps) {
  const [inSourceOrder, setSourceOrder] = useState(false);
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const [copied, copy] = useCopy<{ readonly name: string; readonly finding?: Finding }>();
  const expiry = secondsOf(membersNamed(token.claims, 'exp')[0]);
  const clock = Math.max(now, useNow(30_000, expiry === undefined ? undefined : expiry * 1000));
  const searchField = useRef<HTMLInputElement>(null);
  const state = verdict?.state;
  const all = useMemo(
    () => verdict?.findings ?? listClaims(undefined, token.claims, 'unasked', clock),
    [verdict, token.claims, clock],
  );
  const isLong = all.length > LONG;
  const found = useMemo(() => {
    const sought = search.trim().toLowerCase();
    const matching = !isLong || sought === '' ? all : all.filter((finding) => matches(finding, sought));
    return inSourceOrder ? matching.toSorted((one, other) => one.place - other.place) : matching;
  }, [all, isLong, search, inSourceOrder]);
  const shown = useMemo(() => (isLong ? fold(found, limit) : found), [isLong, found, limit]);
  const copyClaim = useCallback(
    (name: string, text: string, finding: Finding): void => copy(text, { name, finding }),
    [copy],
  );
  const server = answered && all.some((finding) => finding.server !== undefined) ? membersOf(answered) : undefined;
  const [hasToken, isAsked] = [token.claims !== undefined, state !== undefined && state !== 'failed'];
  const isExpected = all.some(({ expected }) => expected.length > 0);
  const columns = useMemo(
    () => ({ token: hasToken, server: isAsked, expected: isExpected }),
    [hasToken, isAsked, isExpected],
  );
  if (all.length === 0)
    return (
      <p className="max-w-prose px-4 py-6 text-muted sm:px-5">
        {token.kind === 'empty'
          ? 'The claims appear here, each held against what you expect. An access token is what your application got from the token endpoint, or what stands behind “Authorization: Bearer” in its requests.'
          : 'Its claims cannot be read here: the server’s answer will tell them, each held against what you expect.'}
      </p>
    );

  const times = server && membersNamed(server, 'exp').length > 0 ? server : token.claims;
  return (
    <div className="pb-2">
      <LifetimeBar
        key={membersNamed(times, 'exp')[0]?.source}
        iat={membersNamed(times, 'iat')[0]}
        exp={membersNamed(times, 'exp')[0]}
        isGood={state === 'accepted'}
        isJudged={state !== undefined}
        authTime={membersNamed(times, 'auth_time')[0]}
        voice={times === token.claims ? 'as the token says' : 'as the server says'}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 sm:px-5">
        {isLong && (
          <input
            ref={searchField}
            type="search"
            aria-label="Find a claim"
            placeholder="Find a claim by name or value"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="min-w-40 flex-1 rounded-box border border-edge bg-panel px-2.5 py-1"
          />
        )}
        <span className={isLong ? '' : 'flex-1'} />
        <span role="status" className="text-small text-muted">
          {copied && (copied.isDone ? `Copied ${copied.what.name}.` : 'The browser did not allow it.')}
        </span>
        <Switch label="Source order" checked={inSourceOrder} onChange={setSourceOrder} />
        <CopyWhole answered={answered} token={token} onCopy={(name, text) => copy(text, { name })} />
      </div>
      <ClaimsTable
        findings={shown}
        columns={columns}
        vouched={state === 'accepted' || state === 'rejected' || state === 'active'}
        caption={captionOf(state, columns.token, inSourceOrder)}
        now={clock}
        copied={copied?.isDone ? copied.what.finding : undefined}
        onCopy={copyClaim}
      />
      {shown.length < found.length && (
        <p className="border-t border-line px-4 pt-3 sm:px-5">
          <Button
            onClick={() => {
              setLimit(limit + SHOWN_MORE);
              // the last press takes the button away
              if (found.length - shown.length <= SHOWN_MORE) searchField.current?.focus();
            }}
          >
            Show {Math.min(SHOWN_MORE, found.length - shown.length)} more claims
          </Button>{' '}
          <span className="text-small text-muted">
            {found.length - shown.length} of {all.length} are folded away; nobody asked about them.
          </span>
        </p>
      )}
      {found.length === 0 && <p className="px-4 py-4 text-muted sm:px-5">No claim has that in its name or value.</p>}
    </div>
  );
}

function CopyWhole({
  answered,
  token,
  onCopy,
}: {
  readonly answered: Answered | undefined;
  readonly token: Token;
  readonly onCopy: (name: string, text: string) => void;
}) {
  const body = answered?.exchange?.answer?.body;
  if (body)
    return (
      <Button look="small" onClick={() => onCopy('the answer', new TextDecoder().decode(body))}>
        Copy answer
      </Button>
    );
  const { claims } = token;
  if (!claims) return null;
  return (
    <Button look="small" onClick={() => onCopy('the payload', claims.source)}>
      Copy payload
    </Button>
  );
}

/** What stands first, and what of it is no more than said. */
function captionOf(state: Verdict['state'] | undefined, hasToken: boolean, inSourceOrder: boolean): string {
  if (state === undefined) return 'What the token says of itself: unverified.';
  const first = {
    accepted: 'What decides comes first.',
    rejected: 'What decides comes first.',
    active: 'What decides comes first.',
    inactive: 'What tells why comes first; nothing is judged.',
    malformed: 'What it says is shown, and not judged.',
    failed: 'There is no answer.',
  }[state];
  const order = inSourceOrder ? 'In the order in which they came.' : first;
  return hasToken ? `${order} The token’s own words are unverified.` : order;
}

/** What decides is always shown, the others up to a limit. */
function fold(findings: readonly Finding[], limit: number): readonly Finding[] {
  let others = 0;
  return findings.filter(
    ({ standing }) => (standing !== 'unasked' && standing !== 'not-evaluated') || ++others <= limit,
  );
}

const LONGEST_SEARCHED = 4_000;

const matches = ({ claim, token, server }: Finding, sought: string): boolean =>
  claim.toLowerCase().includes(sought) || [token, server].some((node) => node && has(node, sought));

const has = (node: JsonNode, sought: string): boolean =>
  shownText(node).slice(0, LONGEST_SEARCHED).toLowerCase().includes(sought);

function membersOf({ outcome }: Answered): JsonNode | undefined {
  if (outcome.kind === 'introspection') return outcome.introspection.members;
  return outcome.kind === 'malformed' ? outcome.members : undefined;
}
