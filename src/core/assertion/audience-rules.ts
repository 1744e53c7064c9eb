import { describeNearMiss } from '../environment/near-miss.ts';
import { foreignAudienceHost, textsOf } from './audience.ts';
import { memberOf } from '../token/json.ts';
import { finding, SOURCES, type AssertionParts, type RuleContext, type RuleFinding } from './rule.ts';

/**
 * Holds the audience against what the server asked accepts: its issuer before anything else. A miss is named by what it
 * was probably meant to be, since servers compare character by character and do not say what differs.
 */
export function lintAudience({ claims }: AssertionParts, context: RuleContext): readonly RuleFinding[] {
  const about = 'aud';
  const node = memberOf(claims, 'aud');
  const values = textsOf(node);
  if (node === undefined || values.length === 0)
    return [finding(about, 'unmet', 'Must name the authorization server.', SOURCES.rfc7523)];
  const judged = values.map((value) => judgeValue(value, context));
  const accepted = judged.filter(({ standing }) => standing !== 'unmet');
  const foreign = values
    .map((value) => foreignAudienceHost(value, context.environment))
    .find((host) => host !== undefined);
  return [
    ...(accepted.length > 0 ? accepted : judged),
    ...(node.kind === 'array'
      ? [
          values.length > 1
            ? finding(
                about,
                'warned',
                'Names several audiences: rfc7523bis wants the issuer as the sole value.',
                SOURCES.rfc7523bis,
              )
            : finding(
                about,
                'warned',
                'Is an array: PingOne documents a string, and FAPI 2.0 demands one.',
                SOURCES.fapi,
              ),
        ]
      : []),
    ...(foreign === undefined
      ? []
      : [
          finding(
            about,
            'warned',
            `Names ${foreign} although another host is asked: whoever gets this assertion can use it there.`,
            SOURCES.audienceInjection,
          ),
        ]),
  ];
}

function judgeValue(value: string, { environment, vendor }: RuleContext): RuleFinding {
  const about = 'aud';
  const { issuer, tokenEndpoint, introspectionEndpoint } = environment;
  if (value === issuer)
    return finding(
      about,
      'met',
      'The issuer: the audience that rfc7523bis wants, and that old and new servers accept.',
      SOURCES.rfc7523bis,
    );
  if (value === tokenEndpoint || value === introspectionEndpoint) {
    const name = value === tokenEndpoint ? 'token' : 'introspection';
    if (vendor === 'keycloak' && value === introspectionEndpoint)
      return finding(
        about,
        'unmet',
        'Keycloak does not accept its introspection endpoint as audience.',
        SOURCES.keycloak,
      );
    return vendor === 'pingone'
      ? finding(
          about,
          'met',
          `The ${name} endpoint, which PingOne accepts beside the issuer; rfc7523bis allows only the issuer.`,
          SOURCES.pingone,
        )
      : finding(
          about,
          'warned',
          `The ${name} endpoint: older servers accept it, rfc7523bis allows only the issuer.`,
          SOURCES.rfc7523bis,
        );
  }
  const meant = [issuer, tokenEndpoint, introspectionEndpoint]
    .filter((candidate) => candidate !== '')
    .map((candidate) => [candidate, describeNearMiss(value, candidate)] as const)
    .find(([, difference]) => difference !== undefined);
  const sentence = meant
    ? `Almost ${meant[0]}: ${meant[1]}. Servers compare every character.`
    : `Is not this server: expected ${issuer}.`;
  return finding(about, 'unmet', sentence, vendor === 'pingone' ? SOURCES.pingone : SOURCES.rfc7523);
}
