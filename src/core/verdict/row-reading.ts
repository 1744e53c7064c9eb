import { hazardsOf, type Hazard } from '../claims/characters.ts';
import { excerpt } from '../claims/excerpt.ts';
import type { JsonNode } from '../token/json.ts';
import { describeDifference } from './difference.ts';
import type { Finding } from './finding.ts';
import { duplicateFlag } from './voices.ts';
import { oddShapeOf } from './odd-shape.ts';
import { describeValue } from './value-meaning.ts';

/** One remark on a row: `warn` for what is odd or wrong, `quiet` for what only explains. */
export interface RowNote {
  readonly look: 'warn' | 'quiet';
  readonly sentence: string;
}

/** What a row says beside its values: all its flags, and a sentence for each thing that is worth one. */
export interface RowReading {
  readonly flags: readonly string[];
  readonly notes: readonly RowNote[];
}

/**
 * Reads one row for people. Done for the rows that are shown only: it looks at every character. `vouched` tells whether a
 * server vouches for the token: only then does it mean something what it leaves out.
 */
export function readRow(finding: Finding, vouched: boolean): RowReading {
  const { claim, token, server, near } = finding;
  const flags = new Set(finding.flags);
  const notes: RowNote[] = [];
  const warn = (sentence: string | undefined): void => {
    if (sentence !== undefined) notes.push({ look: 'warn', sentence });
  };
  const quiet = (sentence: string | undefined): void => {
    if (sentence !== undefined) notes.push({ look: 'quiet', sentence });
  };

  for (const miss of near)
    warn(
      miss.elsewhere === undefined
        ? `Near miss: “${excerpt(miss.value)}” for “${excerpt(miss.meant)}”: ${miss.difference}.`
        : `“${excerpt(miss.value)}” stands in ${miss.elsewhere} instead.`,
    );
  for (const flag of finding.flags) warn(FLAG_NOTES[flag] ?? duplicateNote(flag, claim));
  if (flags.has('differs') && token && server) warn(describeDifference(claim, token, server, vouched));
  const node = server ?? token;
  if (node) {
    warn(oddShapeOf(claim, node));
    quiet(describeValue(claim, node));
  }
  const values = [server, token].filter((value) => value !== undefined);
  if (values.some(hasUnsafeNumber)) {
    flags.add('number-overflow');
    warn('A number that most readers of JSON cannot hold: they would round it. Here every digit is as it came.');
  }
  for (const [where, hazards] of [
    ['Its name: ', hazardsOf(beginningOf(claim))],
    ['', textHazards(values)],
  ] as const)
    for (const { flag, sentence, codePoints } of hazards) {
      flags.add(flag);
      warn(`${where}${sentence} ${codePoints.join(', ')}.`);
    }
  if (vouched && server === undefined && token && finding.standing !== 'missing')
    quiet('Only the token says this: the server left it out.');
  return { flags: [...flags], notes: withoutRepeats(notes) };
}

const FLAG_NOTES: Readonly<Record<string, string>> = {
  'active-but-expired': 'The server says active: true, which contradicts this.',
  'not-yet-valid': 'Not valid yet.',
  'iat-in-future': 'Issued in the future: a clock is wrong, here or at the server.',
  'iat-after-exp': 'Issued after it expired: the two times contradict each other.',
  'scope-syntax': 'Holds characters that no scope has, or is not separated by single spaces (RFC 6749 §3.3).',
};

function duplicateNote(flag: string, claim: string): string | undefined {
  const name = /^duplicate-key:(.*)$/s.exec(flag)?.[1];
  if (name === undefined) return undefined;
  return flag === duplicateFlag(claim)
    ? 'This name is there more than once: readers of JSON disagree on which counts.'
    : `It has the name “${excerpt(name)}” more than once: readers of JSON disagree on which counts.`;
}

/** The hazards in every text of the values, each kind once. */
function textHazards(values: readonly JsonNode[]): readonly Hazard[] {
  const byFlag = new Map<string, Hazard>();
  const note = (text: string): void => {
    for (const hazard of hazardsOf(beginningOf(text))) if (!byFlag.has(hazard.flag)) byFlag.set(hazard.flag, hazard);
  };
  for (const value of values) for (const text of textsIn(value)) note(text);
  return [...byFlag.values()];
}

/** A text longer than this is not shown whole either. */
const LONGEST_READ = 200_000;

/** A value with more parts than this is not shown whole either. */
const MOST_NODES = 20_000;

function* nodesIn(root: JsonNode): Generator<JsonNode> {
  const waiting: JsonNode[] = [root];
  let left = MOST_NODES;
  for (let node = waiting.pop(); node && left > 0; node = waiting.pop(), left--) {
    yield node;
    if (node.kind === 'array') for (const item of node.items) waiting.push(item);
    if (node.kind === 'object') for (const { value } of node.members) waiting.push(value);
  }
}

function* textsIn(root: JsonNode): Generator<string> {
  for (const node of nodesIn(root)) {
    if (node.kind === 'string') yield node.text;
    if (node.kind === 'object') for (const { name } of node.members) yield name;
  }
}

/** Whether it holds an integer, or an exponent, that a double does not carry exactly. */
function hasUnsafeNumber(root: JsonNode): boolean {
  for (const node of nodesIn(root))
    if (node.kind === 'number')
      if (!Number.isFinite(node.number) || (Math.abs(node.number) > Number.MAX_SAFE_INTEGER && isRounded(node)))
        return true;
  return false;
}

/** Whether a double has other digits than an integer that is larger than the safe ones. */
const isRounded = ({ source, number }: { readonly source: string; readonly number: number }): boolean => {
  const digits = /^-?(\d+)(?:\.0*)?$/.exec(source)?.[1];
  return digits === undefined ? !/e/i.test(source) : BigInt(digits) !== BigInt(Math.abs(number));
};

const withoutRepeats = (notes: readonly RowNote[]): readonly RowNote[] => [
  ...new Map(notes.map((note) => [note.sentence, note])).values(),
];

/** What is read of a text, never with half a surrogate pair at its end. */
const beginningOf = (text: string): string =>
  text.length > LONGEST_READ ? text.slice(0, LONGEST_READ).replace(/[\ud800-\udbff]$/, '') : text;
