import { causesOf } from '../core/diagnosis/token-causes.ts';
import type { InactiveReason } from '../core/verdict/inactive-reason.ts';
import { CauseList } from './cause-list.tsx';

/** Why the token may be inactive, likeliest first: what is known, what is inferred, and what remains are told apart. */
export default function InactiveReasons({ reasons }: { readonly reasons: readonly InactiveReason[] }) {
  return (
    <div className="border-b border-line px-4 py-3 sm:px-5">
      <h3 className="font-strong">Why it may be inactive</h3>
      <CauseList label="Likely reasons" causes={causesOf(reasons)} />
    </div>
  );
}
