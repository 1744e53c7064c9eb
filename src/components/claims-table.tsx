import type { Finding } from '../core/verdict/finding.ts';
import { ClaimRow, type Columns } from './claim-row.tsx';
import { StackedTable } from './ui/stacked-table.tsx';

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

/** Every claim in up to three voices. */
export function ClaimsTable({ findings, columns, caption, vouched, now, copied, onCopy }: ClaimsTableProps) {
  const { token, server, expected } = columns;
  const voices = [token, server, expected].filter((shown) => shown).length;
  return (
    <StackedTable
      label="Claims"
      caption={caption}
      columns={[
        { name: 'Claim', look: `${CLAIM_WIDTHS[voices] ?? ''} pr-3 pl-5` },
        { name: 'Token', look: 'pr-3', hidden: !token },
        { name: 'Server', look: 'pr-3', hidden: !server },
        { name: 'Expected', look: voices === 3 ? 'w-[19%] pr-3' : 'pr-3', hidden: !expected },
      ]}
    >
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
    </StackedTable>
  );
}

const CLAIM_WIDTHS: Readonly<Record<number, string>> = { 1: 'w-[42%]', 2: 'w-[38%]', 3: 'w-[35%]' };
