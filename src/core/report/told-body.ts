import { readJson, type JsonNode } from '../token/json.ts';
import { SHOWN_CLAIMS } from './shown-claims.ts';

/** The members of error objects, OAuth's and PingOne's, whose values a report quotes. */
const ERROR_MEMBERS: ReadonlySet<string> = new Set(
  (
    'error error_description error_uri code id message details target status title timestamp path reason errorCode ' +
    'innerError retryAfter quotaLimit quotaResetTime'
  ).split(' '),
);

/**
 * The body of an answer as a report quotes it: as it is where it is no JSON; else with its member names, and of the values
 * only those that errors and verdicts are told by. What the others are is told in brackets: they may be about a person.
 */
export function toldBody(body: string): string {
  const json = body.length > LONGEST_READ ? undefined : readJson(body);
  return json?.ok && json.value.kind === 'object' ? toldNode(json.value) : body;
}

/** What is longer than any quotation is not taken apart. */
const LONGEST_READ = 200_000;

function toldNode(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${node.members.map(({ name, value }) => `${JSON.stringify(name)}: ${isTold(name) ? toldNode(value) : `(${value.kind})`}`).join(', ')}}`;
    case 'array':
      return `[${node.items.map(toldNode).join(', ')}]`;
    default:
      return node.source;
  }
}

const isTold = (name: string): boolean => SHOWN_CLAIMS.has(name) || ERROR_MEMBERS.has(name);
