import type { AssertionParts } from '../assertion/rule.ts';
import { describeDuration, secondsOf, utcOf } from '../claims/time.ts';
import type { Cause } from '../diagnosis/cause.ts';
import { diagnose, preflight } from '../diagnosis/diagnose.ts';
import { requestFactsOf, type RequestParts } from '../diagnosis/facts.ts';
import { describeSkew } from '../diagnosis/skew-words.ts';
import type { Session } from '../environment/relay.ts';
import { serverOf } from '../environment/servers.ts';
import { memberOf, shownText, textOf, type JsonNode } from '../token/json.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { codeBlock, factList, inlineCode, plainText } from './markdown.ts';
import { redact } from './redact.ts';
import { secretsAtHand } from './secrets-at-hand.ts';
import { SHOWN_CLAIMS } from './shown-claims.ts';

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
 * causes. Every secret is taken out, in all the spellings that texts travel in, and so is what the token says of a person:
 * of claims that no verdict rests on only names and kinds are told.
 */
export function writeReport(parts: ReportParts): string {
  const { verdict, version, browser, now } = parts;
  const text = [
    '# Tokenscope report',
    `${utcOf(now / 1000)} · Tokenscope ${version} · ${inlineCode(browser)}`,
    ...(verdict ? ['## Verdict', `**${plainText(verdict.headline)}**`, plainText(verdict.reason)] : []),
    ...(verdict?.caution === undefined ? [] : [`Caution: ${plainText(verdict.caution)}`]),
    '## Environment',
    environmentPart(parts),
    '## Request',
    requestPart(parts),
    '## Answer',
    ...answerPart(parts),
    ...(verdict && verdict.findings.length > 0 ? ['## Claims', claimTable(verdict.findings)] : []),
    ...causesPart(parts),
    '---',
    'Token, key, secrets and assertion are taken out, and so are the values of claims that no verdict rests on.',
  ].join('\n\n');
  return `${redact(text, secretsAtHand(parts))}\n`;
}

function environmentPart({ environment, network, answered }: ReportParts): string {
  const proxy = answered?.exchange?.proxy;
  return factList([
    ['Server', serverOf(environment?.server ?? '')?.label],
    ['Issuer', environment && inlineCode(environment.issuer)],
    ['Introspection endpoint', environment && inlineCode(environment.introspectionEndpoint)],
    ['Way', proxy === undefined ? 'direct' : `through the proxy ${inlineCode(proxy)}`],
    ['Added authorities', network.authorities.map((name) => inlineCode(name)).join(', ')],
  ]);
}

function requestPart(parts: ReportParts): string {
  const { draft, token, answered, signingKey, signature } = parts;
  const { key } = signingKey;
  const facts = requestFactsOf(parts);
  const names = answered?.exchange?.call.parameters.map(([name]) => name) ?? [];
  const isKeyUsed = draft.method === 'private_key_jwt' && key !== undefined;
  return factList([
    ['Caller', draft.caller],
    ['Client ID', inlineCode(draft.clientId.trim())],
    ['Method', draft.method],
    ['Token type hint', draft.hint],
    ['Parameters', names.map((name) => inlineCode(name)).join(', ')],
    ['Token', `${token.kind}, ${token.text.length} characters, signature ${signature.check?.state ?? 'not checked'}`],
    ['Signing key', isKeyUsed ? `${key.kind} ${key.size}, thumbprint ${inlineCode(key.thumbprint)}` : undefined],
    ['Assertion', facts?.assertion && assertionLine(facts.assertion)],
    ['Expected resource', draft.expectedResource && inlineCode(draft.expectedResource)],
    ['Expected scope', draft.expectedScope && inlineCode(draft.expectedScope)],
  ]);
}

/** The assertion without its signature, its `jti` and what was added to it. */
function assertionLine({ header, claims }: AssertionParts): string {
  const [issued, expires] = ['iat', 'exp'].map((name) => secondsOf(memberOf(claims, name)));
  const shown = [
    ...['alg', 'typ', 'kid'].map((name) => [name, textOf(header, name)] as const),
    ...['iss', 'sub', 'aud'].map((name) => [name, memberOf(claims, name)] as const),
  ].flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${inlineCode(typeof value === 'string' ? value : shownText(value))}`],
  );
  const lifetime =
    issued === undefined || expires === undefined ? [] : [`${describeDuration(expires - issued)} from iat to exp`];
  return [...shown, ...lifetime].join(', ');
}

function answerPart({ answered, skew }: ReportParts): readonly string[] {
  if (!answered) return ['Nothing was asked yet.'];
  const { exchange, outcome } = answered;
  const problem = outcome.kind === 'introspection' ? undefined : outcome.problem;
  const { answer, timings } = exchange ?? {};
  const header = (name: string): string | undefined => {
    const values = (answer?.headers ?? []).filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
    return values.length === 0 ? undefined : inlineCode(values.join(', '));
  };
  const facts = factList([
    ['Problem', problem && inlineCode(problem.code)],
    ['Seen', problem?.detail && plainText(problem.detail)],
    ['HTTP status', answer && String(answer.status)],
    ['Content-Type', header('content-type')],
    ['Date', header('date')],
    ['Clock', skew === undefined ? undefined : describeSkew(skew)],
    ['Retry-After', header('retry-after')],
    ['WWW-Authenticate', header('www-authenticate')],
    ['Location', problem?.location && inlineCode(problem.location)],
    ['Correlation ID', problem?.correlationId && inlineCode(problem.correlationId)],
    ['Time', timings && `${Math.round(timings.total)} ms`],
    ['Body', answer && `${answer.body.length} bytes`],
  ]);
  // of an answer that could be read the table tells; of any other the body itself is the evidence
  const body = problem && answer && answer.body.length > 0 ? new TextDecoder().decode(answer.body) : '';
  return [facts, ...(body === '' ? [] : [codeBlock(body)])];
}

function claimTable(findings: readonly Finding[]): string {
  const rows = findings.slice(0, MOST_ROWS).map(({ claim, standing, token, server, expected, flags }) => {
    const cells = [
      inlineCode(claim, 60),
      standing,
      valueOf(claim, token),
      valueOf(claim, server),
      expected.map((value) => inlineCode(value)).join(', '),
      flags.map((flag) => inlineCode(flag, 60)).join(', '),
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

const valueOf = (claim: string, node: JsonNode | undefined): string =>
  node === undefined ? '' : SHOWN_CLAIMS.has(claim) ? inlineCode(shownText(node)) : `(${node.kind})`;

function causesPart(parts: ReportParts): readonly string[] {
  const { answered, verdict } = parts;
  const facts = requestFactsOf(parts);
  const problem = answered && answered.outcome.kind !== 'introspection' ? answered.outcome.problem : undefined;
  if (problem) return ['## Likely causes', causeLines(diagnose(problem, facts))];
  if (verdict && verdict.inactive.length > 0)
    return [
      '## Why it may be inactive',
      causeLines(verdict.inactive.map(({ cause, ...reason }) => ({ ...reason, about: '', seen: cause, why: '' }))),
    ];
  const findings = answered || !facts ? [] : preflight(facts);
  return findings.length === 0 ? [] : ['## Before asking', causeLines(findings)];
}

const WEIGHTS = { evidence: 'Evidence', inferred: 'Inferred', remains: 'Possible' } as const;

const causeLines = (causes: readonly Cause[]): string =>
  causes
    .map(({ weight, seen, why, remedy, source }, index) => {
      const words = [seen, why, `→ ${remedy}`].filter((part) => part !== '').join(' ');
      const link = source ? ` ([${source.name}](${source.url}))` : '';
      return `${index + 1}. ${WEIGHTS[weight]}: ${plainText(words)}${link}`;
    })
    .join('\n');
