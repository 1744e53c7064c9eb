import { failure, success, type Result } from '../result.ts';
import { memberOf, readJson, shownText, type JsonNode } from '../token/json.ts';
import { LONGEST_FILE } from './environment-file.ts';
import { holdsSecret } from './public-fields.ts';
import { uniqueName } from './unique-name.ts';

/** A variable as it stands in a Postman file; `value` is the current one, with its templates. */
export interface PostmanVariable {
  readonly key: string;
  readonly value: string;
  /** Whether Postman masks it. */
  readonly isSecret: boolean;
  readonly isEnabled: boolean;
}

/** The variables of a Postman file in their order, and what it is called. */
export interface PostmanFile {
  readonly name: string;
  readonly variables: readonly PostmanVariable[];
  /** Sentences on what of the file was not read. */
  readonly notes: readonly string[];
}

const MOST_VARIABLES = 1000;
const HOW = 'In Postman, open Environments and export the environment itself.';

/**
 * Reads the export of a Postman environment or of globals, or the variables of a collection. The reason is a sentence.
 * @see https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export function readPostmanFile(text: string): Result<PostmanFile, string> {
  if (text.length > LONGEST_FILE) return failure('This is more than 1 MB, too much for a Postman environment.');
  const json = readJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) return failure(`This is not JSON. ${HOW}`);
  const file = json.value;
  const info = memberOf(file, 'info');
  // an environment may stand in a wrapper, as the API of Postman answers
  const wrapped = memberOf(file, 'environment') ?? file;
  const list = memberOf(wrapped, 'values') ?? memberOf(wrapped, 'variable');
  if (list?.kind !== 'array') return failure(otherFile(file));
  const variables = list.items.slice(0, MOST_VARIABLES).flatMap(readVariable);
  if (variables.length === 0)
    return failure(info ? `This collection has no variables. ${HOW}` : `This environment has no variables. ${HOW}`);
  const name = memberOf(wrapped, 'name') ?? memberOf(info, 'name');
  const isUsable = name?.kind === 'string' && name.text.trim() !== '' && !holdsSecret(name.text);
  const left = list.items.length - MOST_VARIABLES;
  return success({
    name: uniqueName(isUsable ? name.text : 'Postman environment', []),
    variables,
    notes: left > 0 ? [`Only the first ${MOST_VARIABLES} variables were read, and ${left} left out.`] : [],
  });
}

/** Why a file of another shape has nothing to take. */
function otherFile(file: JsonNode): string {
  const has = (name: string): boolean => memberOf(file, name) !== undefined;
  if (has('tokenscope')) return 'This is a list of environments of Tokenscope: use “Import file” for it.';
  if (has('log')) return `This is a recording of requests (HAR), not a Postman environment. ${HOW}`;
  if (has('item') || has('info')) return `This is a collection without variables, not an environment. ${HOW}`;
  return `This is not a Postman environment: it has no list of values. ${HOW}`;
}

function readVariable(node: JsonNode): readonly PostmanVariable[] {
  const key = textIn(node, ['key', 'id']);
  if (node.kind !== 'object' || key === '') return [];
  const isFalse = memberOf(node, 'enabled')?.source === 'false' || memberOf(node, 'disabled')?.source === 'true';
  return [
    {
      key,
      // older exports, and those of the newer dialog, tell the current value from the shared one
      value: textIn(node, [
        'value',
        'currentValue',
        'current_value',
        'current',
        'initialValue',
        'initial_value',
        'initial',
      ]),
      isSecret: textIn(node, ['type']) === 'secret' || memberOf(node, 'secret')?.source === 'true',
      isEnabled: !isFalse,
    },
  ];
}

/** The first of these members that is a text, a number or a truth value and not empty. */
function textIn(node: JsonNode, names: readonly string[]): string {
  for (const name of names) {
    const member = memberOf(node, name);
    if (member && /^(?:string|number|boolean)$/.test(member.kind) && shownText(member).trim() !== '')
      return shownText(member).trim();
  }
  return '';
}
