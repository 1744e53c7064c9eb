import type { JsonNode } from '../token/json.ts';
import { HEADER_RULES } from './header-rules.ts';
import type { AssertionParts, RuleFinding } from './rule.ts';

/** One member of an assertion, there or missing, with how it stands to the rules. */
export interface AssertionRow {
  readonly part: 'header' | 'claims';
  readonly name: string;
  readonly value: JsonNode | undefined;
  readonly rules: readonly RuleFinding[];
}

/** An assertion row by row: the header, then the claims; what is there in its order, then what is missing. */
export const assertionRows = (parts: AssertionParts, findings: readonly RuleFinding[]): readonly AssertionRow[] =>
  (['header', 'claims'] as const).flatMap((part) => {
    const node = parts[part];
    const members = node.kind === 'object' ? node.members : [];
    const names = members.map(({ name }) => name);
    const own = findings.filter(({ about }) => HEADER_RULES.has(about) === (part === 'header'));
    const missing = [...new Set(own.map(({ about }) => about))].filter((about) => !names.includes(about));
    return [
      ...members.map(({ name, value }, at) => ({
        part,
        name,
        value,
        // a member that stands twice has its rules at the first
        rules: names.indexOf(name) === at ? own.filter(({ about }) => about === name) : [],
      })),
      ...missing.map((name) => ({ part, name, value: undefined, rules: own.filter(({ about }) => about === name) })),
    ];
  });
