import { isUuid } from '../environment/environment.ts';
import { describeDuration, readTime } from '../claims/time.ts';
import { memberOf, duplicateNames, textOf, type JsonNode } from '../token/json.ts';
import { finding, SOURCES, type AssertionParts, type RuleContext, type RuleFinding } from './rule.ts';

const KNOWN: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'jti']);

/** The lifetime beyond which PingOne refuses an assertion, and beyond which others call it unreasonable, in seconds. */
const LONGEST_LIFETIME = 3600;
const LONGEST_AT_AUTH0 = 300;

/** Holds who asserts and when against the rules; the audience has rules of its own. */
export const lintClaims = (parts: AssertionParts, context: RuleContext): readonly RuleFinding[] => [
  ...identityFindings(parts, context),
  ...expiryFindings(parts, context),
  ...startFindings(parts, context),
  ...idFindings(parts, context),
  ...duplicateNames(parts.claims).map((name) =>
    finding(name, 'unmet', 'Stands more than once: readers of JSON disagree on which one counts.', SOURCES.rfc8725),
  ),
  ...extraNames(parts.claims).map((name) =>
    finding(name, 'met', 'An extra claim: allowed, and without effect on introspection.', SOURCES.rfc7523),
  ),
];

const extraNames = (claims: JsonNode): readonly string[] =>
  claims.kind === 'object'
    ? [...new Set(claims.members.map(({ name }) => name))].filter((name) => !KNOWN.has(name))
    : [];

function identityFindings({ claims }: AssertionParts, context: RuleContext): readonly RuleFinding[] {
  const [issuer, subject] = [textOf(claims, 'iss'), textOf(claims, 'sub')];
  const { clientId, vendor } = context;
  const judge = (about: 'iss' | 'sub', value: string | undefined): RuleFinding => {
    if (value === undefined || value === '')
      return finding(about, 'unmet', 'Must be there, as one text.', SOURCES.rfc7523);
    if (clientId !== '' && value !== clientId)
      return finding(about, 'unmet', `Must be the client ID, ${clientId}.`, SOURCES.rfc7523);
    if (about === 'sub' && issuer !== undefined && value !== issuer)
      return finding(
        about,
        'unmet',
        'For client authentication sub and iss are both the client ID; here they differ.',
        SOURCES.rfc7523,
      );
    return vendor === 'pingone' && !isUuid(value)
      ? finding(
          about,
          'warned',
          'The IDs of PingOne’s applications and resources are UUIDs; this is none.',
          SOURCES.pingone,
        )
      : finding(about, 'met', 'The client that authenticates.', SOURCES.rfc7523);
  };
  return [judge('iss', issuer), judge('sub', subject)];
}

/** What is wrong with a time as such, or its seconds. */
function readSeconds(node: JsonNode): { readonly seconds: number } | { readonly fault: string } {
  const reading = readTime(node);
  switch (reading.kind) {
    case 'time':
      return reading;
    case 'wrong-type':
      return { fault: 'Must be a number of seconds since 1970, not a text or anything else.' };
    case 'suspicious-milliseconds':
      return { fault: 'This looks like milliseconds. It must be seconds.' };
    case 'out-of-range':
      return { fault: 'Is beyond any calendar. It must be seconds since 1970.' };
  }
}

function expiryFindings({ claims }: AssertionParts, { vendor, now }: RuleContext): readonly RuleFinding[] {
  const about = 'exp';
  const node = memberOf(claims, 'exp');
  if (node === undefined) return [finding(about, 'unmet', 'Must be there.', SOURCES.rfc7523)];
  const time = readSeconds(node);
  if ('fault' in time) return [finding(about, 'unmet', time.fault, SOURCES.rfc7519)];
  const ahead = time.seconds - now / 1000;
  if (ahead <= 0)
    return [
      finding(
        about,
        'unmet',
        `Passed ${describeDuration(ahead)} ago. Sign a new assertion for each request.`,
        SOURCES.rfc7523,
      ),
    ];
  const issued = memberOf(claims, 'iat');
  const from = issued?.kind === 'number' ? issued.number : now / 1000;
  if (vendor === 'auth0' && time.seconds - from > LONGEST_AT_AUTH0)
    return [finding(about, 'unmet', 'Auth0 refuses more than five minutes between iat and exp.', SOURCES.auth0)];
  if (ahead > LONGEST_LIFETIME)
    return vendor === 'pingone'
      ? [
          finding(
            about,
            'unmet',
            `Lies ${describeDuration(ahead)} ahead; PingOne refuses more than one hour.`,
            SOURCES.pingone,
          ),
        ]
      : [
          finding(
            about,
            'warned',
            `Lies ${describeDuration(ahead)} ahead; a server may refuse an unreasonably long lifetime.`,
            SOURCES.rfc7523,
          ),
        ];
  return [
    finding(
      about,
      'met',
      `Valid for another ${describeDuration(ahead)}.`,
      vendor === 'pingone' ? SOURCES.pingone : SOURCES.rfc7523,
    ),
  ];
}

function startFindings({ claims }: AssertionParts, { now }: RuleContext): readonly RuleFinding[] {
  return (['iat', 'nbf'] as const).flatMap((about) => {
    const node = memberOf(claims, about);
    if (node === undefined) return [];
    const time = readSeconds(node);
    if ('fault' in time) return [finding(about, 'unmet', time.fault, SOURCES.rfc7519)];
    const ahead = time.seconds - now / 1000;
    if (ahead <= 0) return [finding(about, 'met', 'Lies in the past, as it must.', SOURCES.rfc7523)];
    if (about === 'nbf')
      return [
        finding(about, 'unmet', `Lies ${describeDuration(ahead)} in the future: not valid yet.`, SOURCES.rfc7523),
      ];
    return [
      finding(
        about,
        'warned',
        `Lies ${describeDuration(ahead)} in the future. Strict servers allow ten seconds; PingOne does not look at it.`,
        SOURCES.fapi,
      ),
    ];
  });
}

function idFindings(
  { claims }: AssertionParts,
  { vendor, environment, alreadySent }: RuleContext,
): readonly RuleFinding[] {
  const about = 'jti';
  const isSandbox = environment.server === 'sandbox';
  const source = isSandbox
    ? SOURCES.sandbox
    : vendor === 'hydra'
      ? SOURCES.fosite
      : vendor === 'auth0'
        ? SOURCES.auth0
        : SOURCES.oidc;
  if (alreadySent)
    return [
      finding(
        about,
        isSandbox || vendor === 'hydra' || vendor === 'auth0' ? 'unmet' : 'warned',
        'This assertion was sent before. A server that remembers jti refuses it the second time.',
        source,
      ),
    ];
  const jti = memberOf(claims, 'jti');
  if (jti !== undefined && textOf(claims, 'jti') !== '')
    return [finding(about, 'met', 'There, so that a replay can be noticed.', source)];
  if (vendor === 'pingone' && !isSandbox)
    return [finding(about, 'warned', 'PingOne does not ask for it; many others do.', SOURCES.pingone)];
  return [
    finding(
      about,
      isSandbox || vendor === 'hydra' || vendor === 'auth0' ? 'unmet' : 'warned',
      'Missing: servers that guard against replay refuse it.',
      source,
    ),
  ];
}
