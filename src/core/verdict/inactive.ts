import { hinted, otherClient, otherIssuer, otherResource, vendorRule } from './inactive-caller-rules.ts';
import type { InactiveContext, InactiveReason, InactiveRule } from './inactive-reason.ts';
import {
  expired,
  expiredThere,
  foreignSignature,
  notWhatWasMeant,
  notYetValid,
  revoked,
  unreadable,
  wrongKind,
} from './inactive-token-rules.ts';

/**
 * Servers must not say why a token is inactive; its own text, where it is a JWT, often does. Evidence comes first, in the
 * order in which people trip over it, then what is inferred, then what remains when nothing speaks for another reason.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function explainInactive(context: InactiveContext): readonly InactiveReason[] {
  const reasons = RULES.flatMap((rule) => rule(context) ?? []);
  const weighing = ['evidence', 'inferred', 'remains'];
  return reasons.toSorted((one, other) => weighing.indexOf(one.weight) - weighing.indexOf(other.weight));
}

/** The rules in the order in which people trip over what they find. */
const RULES: readonly InactiveRule[] = [
  notWhatWasMeant,
  expired,
  expiredThere,
  notYetValid,
  otherIssuer,
  otherClient,
  wrongKind,
  foreignSignature,
  hinted,
  vendorRule,
  otherResource,
  unreadable,
  revoked,
];
