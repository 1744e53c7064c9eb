import { isBegun, preflight } from '../core/diagnosis/diagnose.ts';
import { requestFactsOf, type RequestParts } from '../core/diagnosis/facts.ts';
import { Button } from './ui/button.tsx';

/** On a narrow screen, where what speaks against the question stands below the form: that something does, and the way there. */
export default function PreflightHint(props: RequestParts & { readonly pending: boolean }) {
  const { answered, pending, draft } = props;
  const facts = answered || pending ? undefined : requestFactsOf(props);
  const count = facts && isBegun(draft) ? preflight(facts).length : 0;
  if (count === 0) return null;
  return (
    <Button
      look="small-quiet"
      className="text-warn lg:hidden"
      onClick={() => document.querySelector<HTMLElement>('[aria-label="Pre-flight"]')?.focus()}
    >
      {count} to look at
    </Button>
  );
}
