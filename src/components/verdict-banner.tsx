import { describeLock, FORGOTTEN, type LockReason } from '../core/lock/lock-reason.ts';
import type { Token } from '../core/token/token.ts';
import type { Verdict, VerdictState } from '../core/verdict/verdict.ts';
import { Icon, type IconName } from './ui/icon.tsx';

const LOOKS: Record<VerdictState, readonly [icon: IconName, colours: string]> = {
  idle: ['unasked', 'text-muted'],
  pending: ['pending', 'text-muted'],
  accepted: ['met', 'bg-met-soft text-met'],
  rejected: ['unmet', 'bg-unmet-soft text-unmet'],
  active: ['unasked', 'text-ink'],
  inactive: ['missing', 'bg-warn-soft text-warn'],
  malformed: ['warn', 'bg-unmet-soft text-unmet'],
  failed: ['warn', 'bg-unmet-soft text-unmet'],
};

interface VerdictBannerProps {
  readonly state: VerdictState;
  readonly verdict: Verdict | undefined;
  readonly token: Token;
  readonly locked: LockReason | undefined;
}

/** The largest thing on the page: one headline that names what decided, one line of reason. */
export function VerdictBanner({ state, verdict, token, locked }: VerdictBannerProps) {
  const [icon, colours] = LOOKS[state];
  const [headline, reason] = wordsOf(state, verdict, token, locked);
  return (
    <div
      role="status"
      aria-label="Verdict"
      className={`flex min-h-20 gap-3 rounded-t-box px-4 py-4 sm:px-5 ${colours}`}
    >
      <span className={`mt-0.5 ${state === 'pending' ? 'pulse' : ''}`}>
        <Icon name={icon} size={22} />
      </span>
      <div className="min-w-0">
        <p className="text-headline font-strong break-words [overflow-wrap:anywhere]">{headline}</p>
        <p className="mt-0.5 break-words text-ink [overflow-wrap:anywhere]">{reason}</p>
        {state !== 'pending' && verdict?.caution && (
          <p className="mt-1 font-strong text-warn">Caution: {verdict.caution}</p>
        )}
      </div>
    </div>
  );
}

function wordsOf(
  state: VerdictState,
  verdict: Verdict | undefined,
  token: Token,
  locked: LockReason | undefined,
): readonly [headline: string, reason: string] {
  if (state === 'pending') return ['Asking the server…', 'One request is sent; nothing is sent twice.'];
  if (verdict) return [verdict.headline, verdict.reason];
  if (token.kind === 'private-key')
    return ['Not asked', 'What stands in the token’s place is a private key. It will not be sent.'];
  if (token.claims)
    return [
      'Not asked yet',
      'Below is what the token says of itself, unverified. Press Introspect to hear what the server says.',
    ];
  if (token.kind !== 'empty')
    return ['Not asked yet', 'Only the server can read this token. Press Introspect to hear what it says.'];
  if (locked) return [describeLock(locked), FORGOTTEN];
  return [
    'Not asked yet',
    'Paste a token and press Introspect, or load a sample to see how it works: the sandbox needs no account and no network.',
  ];
}
