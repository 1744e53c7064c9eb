import { readTime, TIME_CLAIMS, utcOf } from '../claims/time.ts';
import { shownText, type JsonNode } from '../token/json.ts';

/**
 * What was probably meant by a value that is not shaped as RFC 7662 wants it: other vendors have shapes of their own. It
 * explains only; nothing is judged by it. Undefined for what is as it should be.
 * @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2
 */
export function oddShapeOf(claim: string, node: JsonNode): string | undefined {
  if (TIME_CLAIMS.has(claim)) return oddTime(node);
  switch (claim) {
    case 'scope':
      return oddScope(node);
    case 'aud':
      return oddAudience(node);
    case 'scp':
    case 'scopes':
      return `Some servers call the scope ${claim}; the registered name is scope, so this is not judged.`;
    case 'token_type':
      return oddTokenType(node);
    case 'iss':
    case 'sub':
    case 'client_id':
    case 'jti':
    case 'username':
    case 'acr':
      return node.kind === 'string' ? unsetMapping(node) : `A string was expected here, this is ${describeKind(node)}.`;
    default:
      return node.kind === 'array' ? firstOf(node.items.slice(0, 100), unsetMapping) : unsetMapping(node);
  }
}

const firstOf = (nodes: readonly JsonNode[], say: (node: JsonNode) => string | undefined): string | undefined =>
  nodes.map(say).find((said) => said !== undefined);

function oddTime(node: JsonNode): string | undefined {
  const reading = readTime(node);
  if (reading.kind === 'time') return undefined;
  if (reading.kind === 'out-of-range') return 'Too far away to be meant: more than three thousand years.';
  if (reading.kind === 'suspicious-milliseconds')
    return `Looks like milliseconds. In seconds it would be ${describeSeconds(Number(shownText(node)) / 1000)}.`;
  if (node.kind === 'string') {
    const seconds = /^\s*\d+(?:\.\d+)?\s*$/.test(node.text) ? Number(node.text) : Date.parse(node.text) / 1000;
    const meant = Number.isFinite(seconds) ? ` Probably meant: ${describeSeconds(seconds)}.` : '';
    return `A string, not a number of seconds.${meant}`;
  }
  return `Not a number of seconds, but ${describeKind(node)}.`;
}

function oddScope(node: JsonNode): string | undefined {
  if (node.kind === 'array')
    return 'A list: RFC 7662 wants one string, separated by spaces. It is judged all the same.';
  if (node.kind !== 'string') return `Not a string, but ${describeKind(node)}: it grants nothing.`;
  if (/^[^ ]+,[^ ]+$/.test(node.text))
    return 'Separated by commas: RFC 6749 wants single spaces, so this is one scope.';
  if (/^[^ ]+\+[^ ]+$/.test(node.text))
    return 'Holds “+”: perhaps spaces that were form-encoded. As it is, this is one scope.';
  return unsetMapping(node);
}

function oddAudience(node: JsonNode): string | undefined {
  if (node.kind === 'string') return unsetMapping(node);
  if (node.kind !== 'array') return `A string or a list of strings was expected, this is ${describeKind(node)}.`;
  const other = node.items.find((item) => item.kind !== 'string');
  if (other) return `Its entries should be strings; one is ${describeKind(other)}.`;
  if (node.items.length === 0) return 'An empty list: the token is meant for nobody.';
  return firstOf(node.items, unsetMapping);
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-7.1 */
function oddTokenType(node: JsonNode): string | undefined {
  if (node.kind !== 'string') return `A string was expected here, this is ${describeKind(node)}.`;
  if (/^(?:bearer|dpop|mac|pop|n_a)$/i.test(node.text)) return undefined;
  return 'Not a type of RFC 6749, such as Bearer or DPoP; some servers write the kind of token here.';
}

/** PingOne writes an attribute mapping that it does not evaluate into the token as it stands. */
function unsetMapping(node: JsonNode): string | undefined {
  if (node.kind !== 'string') return undefined;
  const marker = /^\s*[$#]\{/.exec(node.text)?.[0].trim() ?? (node.text.includes('{{') ? '{{' : undefined);
  if (marker === undefined) return undefined;
  const why = marker === '${' ? '' : ' PingOne evaluates ${…} only.';
  return `An expression (${marker}…) that was not evaluated stands here as text: look at the attribute mapping.${why}`;
}

const describeKind = (node: JsonNode): string =>
  ({
    object: 'an object',
    array: 'a list',
    string: 'a string',
    number: 'a number',
    boolean: 'a boolean',
    null: 'null, which says nothing',
  })[node.kind];

function describeSeconds(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return 'no time';
  return `${Math.floor(seconds)}, ${utcOf(seconds)}`;
}
