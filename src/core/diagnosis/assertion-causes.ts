import { lintAssertion } from '../assertion/lint.ts';
import { SOURCES as RULE_SOURCES, type RuleFinding } from '../assertion/rule.ts';
import { excerpt } from '../claims/excerpt.ts';
import { secondsOf, TIME_CLAIMS, utcOf } from '../claims/time.ts';
import { algorithmChoices, algorithmOf, signsAssertion } from '../draft.ts';
import { memberOf, textOf, type JsonNode } from '../token/json.ts';
import { evidence, inferred, type Cause } from './cause.ts';
import { clockCauses } from './clock-causes.ts';
import type { RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** What speaks against the assertion: the rules, the registered keys, unusual choices, and the clocks. */
export const assertionCauses = (facts: RequestFacts): readonly Cause[] => [
  ...registrationCauses(facts),
  ...clockCauses(facts),
  ...ruleCauses(facts),
  ...choiceCauses(facts),
];

/** What of the assertion the server asked must refuse, or may: by the rules that it is held against. */
function ruleCauses(facts: RequestFacts): readonly Cause[] {
  const { assertion, context } = facts;
  if (!context) return [];
  if (!assertion) return unreadable(facts);
  return (
    lintAssertion(assertion, context)
      .filter((finding) => finding.standing !== 'met' && isTelling(finding, facts))
      // of the secret is spoken with the secret
      .filter(({ source }) => source !== RULE_SOURCES.rfc7518)
      .map(({ about, standing, sentence, source }) => {
        const value = memberOf(assertion.header, about) ?? memberOf(assertion.claims, about);
        const seen =
          value === undefined
            ? `The assertion has no ${about}.`
            : `The assertion’s ${about} is ${value.kind === 'string' ? excerpt(value.text) : excerpt(value.source)}${timeOf(value, about)}.`;
        const isUndocumented = about === 'alg' && source === RULE_SOURCES.pingone;
        const why = isUndocumented
          ? 'PingOne’s documentation names RS, ES and HS of 256, 384 and 512 bits only.'
          : sentence;
        return (standing === 'unmet' ? evidence : inferred)(about, seen, why, remedyFor(about, facts), source);
      })
  );
}

/** Whether a warning says something of this request, and not of every one that is sent there. */
function isTelling(
  { about, standing }: RuleFinding,
  { draft, environment, registered, vendor, context, assertion }: RequestFacts,
): boolean {
  if (standing === 'unmet') return true;
  switch (about) {
    case 'typ': {
      // what nearly everybody writes, or leaves out
      const typ = textOf(assertion?.header, 'typ')?.toLowerCase();
      return typ !== undefined && typ !== 'jwt';
    }
    case 'kid': // the sandbox knows each client by one key
      return registered === undefined && environment.server !== 'sandbox';
    case 'jti':
      return vendor !== 'pingone' || context?.alreadySent === true;
    case 'iss':
    case 'sub': // the client ID itself is spoken of
      return draft.method === 'prepared';
    default:
      return true;
  }
}

/** A time in words beside its number. */
function timeOf(value: JsonNode, about: string): string {
  const seconds = TIME_CLAIMS.has(about) ? secondsOf(value) : undefined;
  return seconds === undefined ? '' : ` (${utcOf(seconds)})`;
}

/** An assertion from elsewhere that is none, or that lacks a part. */
function unreadable({ draft, readSecret }: RequestFacts): readonly Cause[] {
  if (draft.method !== 'prepared' || readSecret('assertion').trim() === '') return [];
  return [
    evidence(
      'assertion',
      'The client assertion is not a signed JWT with claims.',
      'No server can read it.',
      'Paste the whole assertion: three parts, separated by dots.',
      RULE_SOURCES.rfc7523,
    ),
  ];
}

const REMEDIES: Readonly<Record<string, string>> = {
  aud: 'Choose the assertion audience “issuer” under Assertion options.',
  exp: 'Set the lifetime to 120 seconds under Assertion options.',
  iat: 'Set the clock of this machine by a time server.',
  iss: 'Correct the client ID.',
  sub: 'Correct the client ID.',
  alg: 'Choose an algorithm that the server takes under Assertion options, with a key or secret fit for it.',
  kid: 'Set the Key ID under Assertion options to the kid under which the key is registered.',
  typ: 'Choose the type JWT under Assertion options.',
};

function remedyFor(about: string, { draft }: RequestFacts): string {
  if (signsAssertion(draft.method)) return REMEDIES[about] ?? 'Take it out of the extra claims.';
  return about === 'exp' || about === 'jti'
    ? 'Sign a new assertion for each request, valid for a few minutes.'
    : `Sign a new assertion, with its ${about} put right.`;
}

/** Where the key that signs is not as it is registered for the client. */
const registrationCauses = ({ registered = [] }: RequestFacts): readonly Cause[] =>
  registered
    .filter(({ standing }) => standing !== 'met')
    .map(({ about, standing, sentence, remedy = 'Correct the registration of the client.' }) =>
      (standing === 'unmet' ? evidence : inferred)(
        about,
        sentence,
        'The server verifies the assertion with the registered key that its kid names, and with no other.',
        remedy,
        SOURCES.keySelection,
      ),
    );

/** Choices that differ from what the page would have taken by itself. */
function choiceCauses(facts: RequestFacts): readonly Cause[] {
  const { draft, key, assertion } = facts;
  if (!assertion || draft.method === 'prepared') return [];
  const own = draft.method === 'private_key_jwt' ? (key?.keyId ?? '') : '';
  const typed = draft.keyId?.trim() ?? own;
  return [
    ...(typed === own || typed === ''
      ? []
      : [
          inferred(
            'kid',
            own === ''
              ? `The Key ID ${excerpt(typed)} was typed; the key itself names none.`
              : `The Key ID ${excerpt(typed)} was typed; the key itself is named ${excerpt(own)}.`,
            'A server that has no key of that kid registered for this client refuses the assertion.',
            own === ''
              ? 'Compare it with the registered keys, or leave it empty.'
              : `Set the Key ID to ${excerpt(own)}.`,
            SOURCES.keySelection,
          ),
        ]),
    ...(isUnusualAlgorithm(facts)
      ? [
          inferred(
            'alg',
            `The algorithm ${draft.algorithm} was chosen.`,
            'A client can be registered for one algorithm only; the server then refuses every other, whatever the key.',
            'Choose the algorithm that the client is registered for (token_endpoint_auth_signing_alg).',
            SOURCES.metadata,
          ),
        ]
      : []),
  ];
}

/** Whether an algorithm was chosen that the page would not have taken by itself. */
function isUnusualAlgorithm({ draft, key }: RequestFacts): boolean {
  const chosen = algorithmOf(draft, key);
  return (
    chosen !== undefined &&
    chosen !== algorithmOf({ ...draft, algorithm: '' }, key) &&
    algorithmChoices(draft.method, key).length > 1
  );
}
