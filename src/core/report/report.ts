import type { AssertionParts } from '../assertion/rule.ts';
import { describeDuration, secondsOf, utcOf } from '../claims/time.ts';
import { WEIGHT_WORDS, type Cause } from '../diagnosis/cause.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { requestFactsOf, type RequestParts } from '../diagnosis/facts.ts';
import { describeSkew } from '../diagnosis/skew-words.ts';
import { causesOf } from '../diagnosis/token-causes.ts';
import type { Session } from '../environment/relay.ts';
import { serverOf } from '../environment/servers.ts';
import { correlationIdOf } from '../introspection/error-answer.ts';
import { headerValues, wasReached, withoutQuery } from '../introspection/http-answer.ts';
import { memberOf, shownText, textOf, type JsonNode } from '../token/json.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { factList, markdownWriter, type MarkdownWriter } from './markdown.ts';
import { redactorOf } from './redact.ts';
import { doubtfulTexts, personalTexts, secretsAtHand } from './secrets-at-hand.ts';
import { SHOWN_CLAIMS } from './shown-claims.ts';
import { toldBody } from './told-body.ts';

/** What a report is made of: the question, the answer, its verdict, and what both went through. */
export interface ReportParts extends RequestParts {
  readonly verdict: Verdict | undefined;
  readonly network: Session['network'];
  /** The version of Tokenscope. */
  readonly version: string;
  /** What the browser says that it is. */
  readonly browser: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What happened, as Markdown for a ticket: where was asked, with what, what came back, how it was judged, and the likely
 * causes. Secrets are taken out in the spellings that texts travel in, and so is what token and answer say of a person: of
 * claims that no verdict rests on only names and kinds are told.
 */
export function writeReport(parts: ReportParts): string {
  const { verdict, version, browser, now } = parts;
  const secrets = [...secretsAtHand(parts), ...doubtfulTexts(parts)];
  // a short one could stand in any sentence of ours
  const own = markdownWriter(redactorOf(secrets.filter(({ text }) => text.length >= LONG)));
  // what others wrote may also repeat what the token says of a person
  const quoted = markdownWriter(redactorOf([...secrets, ...personalTexts(parts)]));
  const text = [
    '# Tokenscope report',
    `${utcOf(now / 1000)} · Tokenscope ${version} · ${own.code(browser)}`,
    ...(verdict ? ['## Verdict', `**${own.sentence(verdict.headline)}**`, own.sentence(verdict.reason)] : []),
    ...(verdict?.caution === undefined ? [] : [`Caution: ${own.sentence(verdict.caution)}`]),
    '## Environment',
    environmentPart(parts, own),
    '## Request',
    requestPart(parts, own),
    '## Answer',
    ...answerPart(parts, quoted),
    ...(verdict && verdict.findings.length > 0 ? ['## Claims', claimTable(verdict.findings, own)] : []),
    ...causesPart(parts, quoted),
    '---',
    'Token, key, secrets and assertion are taken out, and so are the values of claims that no verdict rests on.',
  ];
  return `${text.join('\n\n')}\n`;
}

/** From how many characters on a secret is no word of ours. */
const LONG = 8;

function environmentPart({ environment, network, answered }: ReportParts, { code }: MarkdownWriter): string {
  const { exchange } = answered ?? {};
  const way = exchange?.proxy === undefined ? 'direct' : `through the proxy ${code(exchange.proxy)}`;
  return factList([
    ['Server', serverOf(environment?.server ?? '')?.label],
    ['Issuer', environment && code(withoutQuery(environment.issuer))],
    ['Introspection endpoint', environment && code(withoutQuery(environment.introspectionEndpoint))],
    ['Way', wasReached(exchange) ? way : undefined],
    ['Added authorities', network.authorities.map((name) => code(name)).join(', ')],
  ]);
}

function requestPart(parts: ReportParts, { code }: MarkdownWriter): string {
  const { draft, token, answered, signingKey, signature } = parts;
  const { key } = signingKey;
  const facts = requestFactsOf(parts);
  const names = answered?.exchange?.call.parameters.map(([name]) => name) ?? [];
  const isKeyUsed = draft.method === 'private_key_jwt' && key !== undefined;
  return factList([
    ['Caller', draft.caller],
    ['Client ID', code(draft.clientId.trim())],
    ['Method', draft.method],
    ['Token type hint', draft.hint],
    ['Parameters', names.map((name) => code(name)).join(', ')],
    ['Token', `${token.kind}, ${token.text.length} characters, signature ${signature.check?.state ?? 'not checked'}`],
    ['Signing key', isKeyUsed ? `${key.kind} ${key.size}, thumbprint ${code(key.thumbprint)}` : undefined],
    ['Assertion', facts?.assertion && assertionLine(facts.assertion, code)],
    ['Expected resource', draft.expectedResource && code(draft.expectedResource)],
    ['Expected scope', draft.expectedScope && code(draft.expectedScope)],
  ]);
}

/** The assertion without its signature, its `jti` and what was added to it. */
function assertionLine({ header, claims }: AssertionParts, code: MarkdownWriter['code']): string {
  const [issued, expires] = ['iat', 'exp'].map((name) => secondsOf(memberOf(claims, name)));
  const shown = [
    ...['alg', 'typ', 'kid'].map((name) => [name, textOf(header, name)] as const),
    ...['iss', 'sub', 'aud'].map((name) => [name, memberOf(claims, name)] as const),
  ].flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${code(typeof value === 'string' ? value : shownText(value))}`],
  );
  const lifetime =
    issued === undefined || expires === undefined ? [] : [`${describeDuration(expires - issued)} from iat to exp`];
  return [...shown, ...lifetime].join(', ');
}

function answerPart({ answered, skew }: ReportParts, { code, block, sentence }: MarkdownWriter): readonly string[] {
  if (!answered) return [];
  const { exchange, outcome } = answered;
  const problem = outcome.kind === 'introspection' ? undefined : outcome.problem;
  const { answer, timings } = exchange ?? {};
  const correlationId = problem?.correlationId ?? (answer && correlationIdOf(answer, undefined));
  const header = (name: string): string | undefined => {
    const values = answer ? headerValues(answer, name) : [];
    return values.length === 0 ? undefined : code(values.join(', '));
  };
  const facts = factList([
    ['Problem', problem && code(problem.code)],
    ['Seen', problem?.detail && sentence(problem.detail)],
    ['HTTP status', answer && String(answer.status)],
    ['Content-Type', header('content-type')],
    ['Date', header('date')],
    ['Clock', skew === undefined ? undefined : describeSkew(skew)],
    ['Retry-After', header('retry-after')],
    ['WWW-Authenticate', header('www-authenticate')],
    ['Location', problem?.location && code(problem.location)],
    ['Correlation ID', correlationId && code(correlationId)],
    ['Answered at', utcOf(answered.receivedAt / 1000)],
    ['Time', timings && `${Math.round(timings.total)} ms`],
    ['Body', answer && `${answer.body.length} bytes`],
  ]);
  // of an answer that could be read the table tells; of any other the body itself is the evidence
  const body = problem && answer ? new TextDecoder().decode(answer.body) : '';
  return [facts, ...(body === '' ? [] : [block(toldBody(body))])];
}

function claimTable(findings: readonly Finding[], { code }: MarkdownWriter): string {
  const rows = findings.slice(0, MOST_ROWS).map(({ claim, standing, token, server, expected, flags }) => {
    const cells = [
      code(claim, 60),
      standing,
      valueOf(claim, token, code),
      valueOf(claim, server, code),
      expected.map((value) => code(value)).join(', '),
      flags.map((flag) => code(flag, 60)).join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const more = findings.length > MOST_ROWS ? [`\n${findings.length - MOST_ROWS} more.`] : [];
  return [
    '| claim | standing | token | server | expected | flags |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...more,
  ].join('\n');
}

const MOST_ROWS = 60;

const valueOf = (claim: string, node: JsonNode | undefined, code: MarkdownWriter['code']): string =>
  node === undefined ? '' : SHOWN_CLAIMS.has(claim) ? code(shownText(node)) : `(${node.kind})`;

function causesPart(parts: ReportParts, writer: MarkdownWriter): readonly string[] {
  const { answered, verdict } = parts;
  const { outcome } = answered ?? {};
  if (outcome && outcome.kind !== 'introspection') {
    const { problem } = outcome;
    // before a cause quotes a part of them
    const [error, description] = [problem.error, problem.description].map((text) => text && writer.redact(text));
    const told = { ...problem, ...(error ? { error } : {}), ...(description ? { description } : {}) };
    return ['## Likely causes', causeLines(diagnose(told, requestFactsOf(parts)), writer)];
  }
  return verdict && verdict.inactive.length > 0
    ? ['## Why it may be inactive', causeLines(causesOf(verdict.inactive), writer)]
    : [];
}

const causeLines = (causes: readonly Cause[], { sentence }: MarkdownWriter): string =>
  causes
    .map(({ weight, seen, why, remedy, source }, index) => {
      const words = [seen, why, `→ ${remedy}`].filter((part) => part !== '').join(' ');
      const link = source ? ` ([${source.name}](${source.url}))` : '';
      return `${index + 1}. ${WEIGHT_WORDS[weight]}: ${sentence(words)}${link}`;
    })
    .join('\n');
