import { failure, success, type Result } from '../result.ts';

/** One member of a JSON object, in the order of the source. */
export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
}

/**
 * A JSON value without loss: `source` is its exact text, so that numbers keep every digit, objects keep their order and
 * every duplicate member, and a member called `__proto__` is a member like any other.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export type JsonNode =
  | { readonly kind: 'object'; readonly source: string; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly source: string; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly source: string; readonly text: string }
  | { readonly kind: 'number'; readonly source: string; readonly number: number }
  | { readonly kind: 'boolean'; readonly source: string; readonly value: boolean }
  | { readonly kind: 'null'; readonly source: string };

/** Where a text stops being JSON: the index into the text, counted in UTF-16 code units. */
export interface JsonFault {
  readonly at: number;
}

interface OpenContainer {
  readonly start: number;
  readonly members?: JsonMember[];
  readonly items?: JsonNode[];
  name?: string;
}

/**
 * Reads a JSON text (RFC 8259) without loss. It does not recurse, so that depth cannot overflow the stack, and takes
 * time proportional to the length of the text.
 */
export function readJson(text: string): Result<JsonNode, JsonFault> {
  const stack: OpenContainer[] = [];
  let at = 0;
  let done: JsonNode | undefined;

  const skipSpace = (): void => {
    for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9;)
      code = text.charCodeAt(++at);
  };

  /** Reads `"name" :` of an object's next member. */
  const readName = (open: OpenContainer): boolean => {
    skipSpace();
    const end = endOfString(text, at);
    if (end === undefined) return false;
    open.name = decodeString(text.slice(at, end));
    at = end;
    skipSpace();
    if (text[at] !== ':') return false;
    at++;
    return true;
  };

  /** Hands a finished value to the container it stands in; false if what follows cannot follow. */
  const close = (finished: JsonNode): boolean => {
    let node = finished;
    for (;;) {
      const open = stack.at(-1);
      skipSpace();
      if (open === undefined) {
        done = node;
        return at === text.length;
      }
      if (open.members) open.members.push({ name: open.name ?? '', value: node });
      else open.items?.push(node);
      const next = text[at];
      if (next === ',') {
        at++;
        return open.members ? readName(open) : true;
      }
      if (next !== (open.members ? '}' : ']')) return false;
      at++;
      stack.pop();
      node = containerNode(open, text.slice(open.start, at));
    }
  };

  for (;;) {
    skipSpace();
    const start = at;
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      at++;
      skipSpace();
      const open: OpenContainer = opening === '{' ? { start, members: [] } : { start, items: [] };
      if (text[at] === (opening === '{' ? '}' : ']')) {
        at++;
        if (!close(containerNode(open, text.slice(start, at)))) return failure({ at });
        if (done) return success(done);
        continue;
      }
      stack.push(open);
      if (opening === '{' && !readName(open)) return failure({ at });
      continue;
    }
    const scalar = opening === '"' ? readString(text, at) : readLiteral(text, at);
    if (scalar === undefined) return failure({ at });
    at += scalar.source.length;
    if (!close(scalar)) return failure({ at });
    if (done) return success(done);
  }
}

/** The names that stand more than once in one and the same object, at any depth, each once; none where there is no value. */
export function duplicateNames(node: JsonNode | undefined): readonly string[] {
  const duplicates = new Set<string>();
  const waiting: JsonNode[] = node ? [node] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'array') for (const item of next.items) waiting.push(item);
    if (next.kind !== 'object') continue;
    const seen = new Set<string>();
    for (const { name, value } of next.members) {
      if (seen.has(name)) duplicates.add(name);
      seen.add(name);
      waiting.push(value);
    }
  }
  return [...duplicates];
}

/** The members of an object with this name, in order; none for any other kind of value. */
export const membersNamed = (node: JsonNode | undefined, name: string): readonly JsonNode[] =>
  node?.kind === 'object' ? node.members.filter((member) => member.name === name).map((member) => member.value) : [];

/** The first member of an object with this name; undefined for any other kind of value. */
export const memberOf = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.kind === 'object' ? node.members.find((member) => member.name === name)?.value : undefined;

/** The text of a string member that stands exactly once, else undefined. */
export function textOf(node: JsonNode | undefined, name: string): string | undefined {
  const [value, second] = membersNamed(node, name);
  return value?.kind === 'string' && second === undefined ? value.text : undefined;
}

/** The number of a member that stands exactly once, else undefined. */
export function numberOf(node: JsonNode | undefined, name: string): number | undefined {
  const [value, second] = membersNamed(node, name);
  return value?.kind === 'number' && second === undefined ? value.number : undefined;
}

/** A value as it is shown to people: a string without its quotes and escapes, everything else exactly as in the source. */
export const shownText = (node: JsonNode): string => (node.kind === 'string' ? node.text : node.source);

const containerNode = (open: OpenContainer, source: string): JsonNode =>
  open.members ? { kind: 'object', source, members: open.members } : { kind: 'array', source, items: open.items ?? [] };

/** The index behind the closing quote of a string that starts at `start`; undefined if it is no valid string. */
function endOfString(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return undefined;
    if (code !== 92) continue;
    const escape = text[++at] ?? '';
    if (escape === 'u') {
      if (!/^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) return undefined;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escape) || escape === '') return undefined;
  }
  return undefined;
}

const decodeString = (source: string): string =>
  source.includes('\\') ? (JSON.parse(source) as string) : source.slice(1, -1);

function readString(text: string, at: number): JsonNode | undefined {
  const end = endOfString(text, at);
  if (end === undefined) return undefined;
  const source = text.slice(at, end);
  return { kind: 'string', source, text: decodeString(source) };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readLiteral(text: string, at: number): JsonNode | undefined {
  if (text.startsWith('true', at)) return { kind: 'boolean', source: 'true', value: true };
  if (text.startsWith('false', at)) return { kind: 'boolean', source: 'false', value: false };
  if (text.startsWith('null', at)) return { kind: 'null', source: 'null' };
  NUMBER.lastIndex = at;
  const source = NUMBER.exec(text)?.[0];
  return source === undefined ? undefined : { kind: 'number', source, number: Number(source) };
}
