import type { InactiveContext, InactiveReason } from './inactive-reason.ts';
import { INACTIVE_RULES } from './inactive-rules.ts';

/**
 * Servers must not say why a token is inactive; its own text, where it is a JWT, often does. Evidence comes first, in the
 * order in which people trip over it, then what is inferred, then what remains when nothing speaks for another reason.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function explainInactive(context: InactiveContext): readonly InactiveReason[] {
  const reasons = INACTIVE_RULES.flatMap((rule) => rule(context) ?? []);
  const weighing = ['evidence', 'inferred', 'remains'];
  return reasons.toSorted((one, other) => weighing.indexOf(one.weight) - weighing.indexOf(other.weight));
}
