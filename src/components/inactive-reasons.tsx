import type { InactiveReason } from '../core/verdict/inactive-reason.ts';

const WEIGHTS: Record<InactiveReason['weight'], readonly [word: string, colour: string]> = {
  evidence: ['Evidence', 'text-warn font-strong'],
  inferred: ['Inferred', 'text-warn'],
  remains: ['Remains', 'text-muted'],
};

/** Why the token may be inactive, likeliest first: what is known, what is inferred, and what remains are told apart. */
export default function InactiveReasons({ reasons }: { readonly reasons: readonly InactiveReason[] }) {
  return (
    <div className="border-b border-line px-4 py-3 sm:px-5">
      <h3 className="font-strong">Why it may be inactive</h3>
      <ol className="mt-1 space-y-1">
        {reasons.map((reason) => (
          <li key={reason.short} className="flex gap-2">
            <span className={`w-20 shrink-0 text-small leading-5 ${WEIGHTS[reason.weight][1]}`}>
              {WEIGHTS[reason.weight][0]}
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {reason.cause} <span className="text-muted">{reason.remedy}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
