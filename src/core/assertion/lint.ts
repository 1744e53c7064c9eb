import { lintAudience } from './audience-rules.ts';
import { lintClaims } from './claim-rules.ts';
import { lintHeader } from './header-rules.ts';
import type { AssertionParts, RuleContext, RuleFinding } from './rule.ts';

/**
 * Holds a client_assertion against the rules that apply to the server asked: RFC 7523 and its successor, OpenID Connect,
 * and what its vendor is known to demand. Servers refuse without saying why; these are the reasons that can be seen.
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 */
export const lintAssertion = (parts: AssertionParts, context: RuleContext): readonly RuleFinding[] => [
  ...lintHeader(parts, context),
  ...lintClaims(parts, context),
  ...lintAudience(parts, context),
];
