import type { Finding } from '../core/verdict/finding.ts';
import { ClaimRow, type Columns } from './claim-row.tsx';

interface ClaimsTableProps {
  readonly findings: readonly Finding[];
  readonly columns: Columns;
  readonly caption: string;
  /** Whether a server vouches for the token. */
  readonly vouched: boolean;
  /** When the answer was judged, in milliseconds since the epoch; times are told relative to it. */
  readonly now: number;
  /** The row whose value was copied a moment ago. */
  readonly copied: Finding | undefined;
  readonly onCopy: (claim: string, text: string, finding: Finding) => void;
}

/** Every claim in up to three voices. The roles are explicit because stacked rows would lose them. */
export function ClaimsTable({ findings, columns, caption, vouched, now, copied, onCopy }: ClaimsTableProps) {
  const heads = [
    ['Token', columns.token],
    ['Server', columns.server],
    ['Expected', columns.expected],
  ] as const;
  const voices = heads.filter(([, shown]) => shown).length;
  return (
    <table role="table" aria-label="Claims" className="block w-full border-collapse sm:table sm:table-fixed">
      <caption className="block px-4 pt-2 pb-1 text-left text-small text-muted sm:table-caption sm:px-5">
        {caption}
      </caption>
      <thead role="rowgroup" className="hidden sm:table-header-group">
        <tr role="row" className="text-left text-small text-muted">
          <th role="columnheader" className={`${CLAIM_WIDTHS[voices] ?? ''} py-2 pr-3 pl-5 font-normal`}>
            Claim
          </th>
          {heads.map(([name, shown]) => (
            <th
              key={name}
              role="columnheader"
              hidden={!shown}
              className={`py-2 pr-3 font-normal ${name === 'Expected' && voices === 3 ? 'w-[19%]' : ''}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {findings.map((finding) => (
          <ClaimRow
            key={`${finding.place} ${finding.claim}`}
            finding={finding}
            columns={columns}
            vouched={vouched}
            now={now}
            isCopied={finding === copied}
            onCopy={onCopy}
          />
        ))}
      </tbody>
    </table>
  );
}

const CLAIM_WIDTHS: Readonly<Record<number, string>> = { 1: 'w-[42%]', 2: 'w-[38%]', 3: 'w-[35%]' };
