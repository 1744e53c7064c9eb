import type { KeyRefusal } from '../core/key/refusal.ts';

/** Why a key was refused, and what to do about it. */
export function RefusalText({ refusal }: { readonly refusal: KeyRefusal }) {
  return (
    <>
      <span className="font-strong">{refusal.sentence}</span> {refusal.remedy}
    </>
  );
}
