import type { PostmanVariable } from './postman-file.ts';
import { holdsSecret as hasSecret } from './public-fields.ts';

/** A variable with what its templates stand for. */
export interface ResolvedVariable {
  readonly text: string;
  /** Why some templates are left in it, as a sentence; undefined if none is. */
  readonly fault: string | undefined;
  /** Whether Postman masks it, or what it was put together from. */
  readonly isSecret: boolean;
  /** Whether it is a secret, a token or a key, or was put together from one: then it must not become public. */
  readonly holdsSecret: boolean;
}

/** Whether a variable is called as those are that hold a secret. */
export const isSecretName = (key: string): boolean =>
  /secret|password|token|jwt|assertion|key|verifier|code/i.test(key);

const TEMPLATE = /\{\{([^{}]{1,200})\}\}/g;
/** In characters, of all replacements together: a few lines can stand for gigabytes. */
const MOST_REPLACED = 1_000_000;
const DEEPEST = 30;

/** Makes a function that resolves variables: `{{name}}` becomes the value of the last variable of that name that is enabled. */
export function variableResolver(
  variables: readonly PostmanVariable[],
): (variable: PostmanVariable) => ResolvedVariable {
  const named = new Map(variables.filter(({ isEnabled }) => isEnabled).map((variable) => [variable.key, variable]));
  const known = new Map<PostmanVariable, ResolvedVariable>();
  const open = new Set<PostmanVariable>();
  let budget = MOST_REPLACED;

  const resolve = (variable: PostmanVariable): ResolvedVariable => {
    const before = known.get(variable);
    if (before) return before;
    open.add(variable);
    let fault: string | undefined;
    let { isSecret } = variable;
    let holdsSecret = false;
    const text = variable.value.replace(TEMPLATE, (template, inside: string) => {
      const part = named.get(inside.trim());
      const label = `{{${hasSecret(inside) ? '•••' : inside.trim().slice(0, 40)}}}`;
      if (!part) fault ??= `It names ${label}, which this file does not have.`;
      else if (open.has(part)) fault ??= `It names ${label}, which leads back to itself.`;
      else if (open.size >= DEEPEST) fault ??= `It names ${label}, which is nested too deep.`;
      if (!part || open.has(part) || open.size >= DEEPEST) return template;
      const resolved = resolve(part);
      fault ??= resolved.fault;
      isSecret ||= resolved.isSecret;
      holdsSecret ||= resolved.holdsSecret || isSecretName(part.key);
      budget -= resolved.text.length;
      if (budget < 0) fault ??= `It names ${label}, which is too long.`;
      return budget < 0 ? template : resolved.text;
    });
    open.delete(variable);
    holdsSecret ||= isSecret || hasSecret(text);
    const result = { text: text.trim(), fault, isSecret, holdsSecret };
    known.set(variable, result);
    return result;
  };
  return resolve;
}
