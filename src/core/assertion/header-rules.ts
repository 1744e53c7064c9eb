import { ALGORITHMS, pingOneWarning, type Algorithm } from '../key/algorithms.ts';
import { secretWarning, type SecretAlgorithm } from '../key/client-secret.ts';
import { memberOf, textOf } from '../token/json.ts';
import { finding, SOURCES, type AssertionParts, type RuleContext, type RuleFinding } from './rule.ts';

/** The members of the header that have rules. */
export const HEADER_RULES: ReadonlySet<string> = new Set(['alg', 'typ', 'kid', 'jku', 'x5u', 'jwk', 'x5c', 'crit']);

/** Holds the header of an assertion against the rules: algorithm, type, key, and what a server must never follow. */
export const lintHeader = (parts: AssertionParts, context: RuleContext): readonly RuleFinding[] => [
  ...algorithmFindings(parts, context),
  ...typeFindings(parts, context),
  ...keyFindings(parts, context),
  ...['jku', 'x5u', 'jwk', 'x5c', 'crit']
    .filter((name) => memberOf(parts.header, name) !== undefined)
    .map((name) =>
      finding(
        name,
        'warned',
        name === 'crit'
          ? 'A server refuses it unless it knows every extension that this names.'
          : 'A server must use the keys registered for the client, not those that the assertion brings along.',
        SOURCES.rfc8725,
      ),
    ),
];

function algorithmFindings({ header }: AssertionParts, context: RuleContext): readonly RuleFinding[] {
  const alg = textOf(header, 'alg');
  const about = 'alg';
  if (alg === undefined || alg.toLowerCase() === 'none')
    return [finding(about, 'unmet', 'An assertion must be signed; this one names no algorithm.', SOURCES.rfc7523)];
  const isSecret = alg.startsWith('HS');
  if (context.method === 'private_key_jwt' && isSecret)
    return [
      finding(
        about,
        'unmet',
        'private_key_jwt is signed with a private key; HS algorithms use a shared secret.',
        SOURCES.oidc,
      ),
    ];
  if (context.method === 'client_secret_jwt' && !isSecret)
    return [
      finding(about, 'unmet', 'client_secret_jwt is signed with the secret by HS256, HS384 or HS512.', SOURCES.oidc),
    ];
  if (!isKnown(alg))
    return [finding(about, 'warned', `${alg.slice(0, 40)} is not an algorithm that is known here.`, SOURCES.rfc8725)];
  const undocumented = context.vendor === 'pingone' ? pingOneWarning(alg) : undefined;
  const short = isSecret ? secretWarning(alg as SecretAlgorithm, context.secretBytes ?? 0) : undefined;
  return [
    undocumented === undefined
      ? finding(about, 'met', isSecret ? 'Signed with the client secret.' : 'Signed with a private key.', SOURCES.oidc)
      : finding(about, 'warned', undocumented, SOURCES.pingone),
    ...(isSecret && context.vendor === 'hydra'
      ? [finding(about, 'unmet', 'fosite, on which Hydra stands, does not support client_secret_jwt.', SOURCES.fosite)]
      : []),
    ...(short === undefined ? [] : [finding(about, 'warned', short, SOURCES.rfc7518)]),
  ];
}

const isKnown = (alg: string): alg is Algorithm => Object.hasOwn(ALGORITHMS, alg);

function typeFindings({ header }: AssertionParts, { vendor }: RuleContext): readonly RuleFinding[] {
  const about = 'typ';
  const typ = textOf(header, 'typ')
    ?.toLowerCase()
    .replace(/^application\//, '');
  if (typ === 'client-authentication+jwt')
    return vendor === 'pingone'
      ? [
          finding(
            about,
            'warned',
            'The explicit type. PingOne’s example has JWT, and nothing says whether it takes this one.',
            SOURCES.pingone,
          ),
        ]
      : [finding(about, 'met', 'The explicit type that rfc7523bis asks for.', SOURCES.rfc7523bis)];
  if (typ !== undefined && typ !== 'jwt')
    return [
      finding(about, 'warned', 'This type is meant for something else than client authentication.', SOURCES.rfc8725),
    ];
  if (vendor === 'pingone')
    return [
      typ === undefined
        ? finding(about, 'met', 'Not there: it is optional. PingOne’s example has JWT.', SOURCES.rfc7519)
        : finding(about, 'met', 'As in PingOne’s example.', SOURCES.pingone),
    ];
  return [
    finding(
      about,
      'warned',
      'Servers after rfc7523bis prefer client-authentication+jwt; OpenIddict 7 refuses anything else.',
      SOURCES.openiddict,
    ),
  ];
}

function keyFindings({ header }: AssertionParts, { method, vendor, registered }: RuleContext): readonly RuleFinding[] {
  const about = 'kid';
  const kid = textOf(header, 'kid');
  const compared = (registered ?? []).filter(
    (item) => item.about === 'kid' || item.about === 'key' || item.about === 'alg',
  );
  if (compared.length > 0)
    return compared.map((item) =>
      finding(
        item.about === 'alg' ? 'alg' : about,
        item.standing === 'met' ? 'met' : item.standing === 'missing' ? 'warned' : 'unmet',
        item.remedy === undefined ? item.sentence : `${item.sentence} ${item.remedy}`,
        SOURCES.rfc7515,
      ),
    );
  const isSecret = method === 'client_secret_jwt' || (textOf(header, 'alg') ?? '').startsWith('HS');
  if (isSecret)
    return kid === undefined
      ? []
      : [
          finding(
            about,
            'warned',
            'A shared secret needs no kid; a server may look for a key of that name, and refuse.',
            SOURCES.rfc7515,
          ),
        ];
  if (kid !== undefined && kid !== '')
    return [
      finding(
        about,
        'met',
        'Names the key. Whether it is registered: compare with the registered keys.',
        SOURCES.rfc7515,
      ),
    ];
  return [
    finding(
      about,
      vendor === 'okta' ? 'unmet' : 'warned',
      'Names no key: enough where one key is registered, ambiguous where several are.',
      vendor === 'okta' ? SOURCES.okta : SOURCES.rfc7515,
    ),
  ];
}
