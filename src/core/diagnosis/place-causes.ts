import { readAddress } from '../vendor/address.ts';
import { mixUpOf } from '../vendor/mix-up.ts';
import { SERVERS } from '../environment/servers.ts';
import { nearestOf } from '../environment/near-miss.ts';
import { otherIssuer } from '../verdict/inactive-caller-rules.ts';
import { evidence, type Cause } from './cause.ts';
import { inactiveContextOf, type RequestFacts } from './facts.ts';
import { SOURCES } from './sources.ts';

/** Where the request goes, held against what the token and the URL themselves tell. */
export const placeCauses = (facts: RequestFacts): readonly Cause[] => [
  ...issuerCauses(facts),
  ...hostCauses(facts),
  ...pathCauses(facts),
  ...mixUpCauses(facts),
];

/** A token of another server, region or environment than the one that is asked. */
function issuerCauses(facts: RequestFacts): readonly Cause[] {
  const reason = otherIssuer(inactiveContextOf(facts));
  if (!reason) return [];
  return [
    {
      about: 'environment',
      weight: reason.weight,
      seen: reason.cause,
      why: 'A server knows only its own clients and tokens: those of another one do not exist for it.',
      remedy: reason.remedy,
      source: facts.environment.server === 'other' ? SOURCES.introspectionResponse : SOURCES.pingOneRegions,
    },
  ];
}

/** A host that looks like one of PingOne's, and is another one. */
function hostCauses({ environment }: RequestFacts): readonly Cause[] {
  const host = readAddress(environment.introspectionEndpoint)?.hostname ?? '';
  if (environment.server !== 'other') return [];
  const api = /^(?:api|apps|console|assets|uploads|orchestrate-api)\.pingone\./.exec(host)?.[0];
  if (api !== undefined)
    return [
      evidence(
        'host',
        `The endpoint is on ${host}.`,
        'That is another service of PingOne: tokens are introspected at auth.pingone.… only.',
        `Use ${host.replace(/^[^.]+/, 'auth')}.`,
        SOURCES.pingOneRegions,
      ),
    ];
  const hosts: readonly string[] = SERVERS.flatMap((server) => (server.kind === 'region' ? [server.host] : []));
  const near = hosts.includes(host) ? undefined : nearestOf(hosts, host);
  return near === undefined
    ? []
    : [
        evidence(
          'host',
          `The endpoint is on ${host}.`,
          `That is almost ${near.value}: ${near.difference}.`,
          `Use ${near.value}, if it is PingOne that is asked.`,
          SOURCES.pingOneRegions,
        ),
      ];
}

/** What stands in the path of an introspection endpoint by mistake, and what it is. */
const PATHS: readonly (readonly [path: RegExp, what: string])[] = [
  [/\/jwks(?:\.json)?\/?$|\/certs\/?$/, 'the address of the server’s keys'],
  [/\/(?:oauth2?\/(?:v\d\/)?token|as\/token|token\.oauth2|access_token)\/?$/, 'the token endpoint'],
  [/\/(?:authorize|authorization\.oauth2)\/?$/, 'the authorization endpoint'],
  [/\/userinfo\/?$|\/idp\/userinfo\.openid$/, 'the userinfo endpoint'],
  [/\/revoke(?:_token\.oauth2)?\/?$/, 'the revocation endpoint'],
];

function pathCauses({ environment }: RequestFacts): readonly Cause[] {
  const { introspectionEndpoint, issuer } = environment;
  const { path = '', isMetadata = false } = readAddress(introspectionEndpoint) ?? {};
  const what =
    introspectionEndpoint === issuer
      ? 'the issuer itself'
      : isMetadata
        ? 'the address of the server’s metadata'
        : (PATHS.find(([pattern]) => pattern.test(path))?.[1] ??
          (path.includes('/as/as/') ? 'a path that has /as twice' : undefined));
  return what === undefined
    ? []
    : [
        evidence(
          'endpoint',
          `The introspection endpoint is ${introspectionEndpoint}.`,
          `That looks like ${what}.`,
          'Enter introspection_endpoint of the server’s metadata, or press Discover.',
          SOURCES.metadata,
        ),
      ];
}

function mixUpCauses({ draft }: RequestFacts): readonly Cause[] {
  const mixUp = mixUpOf(draft);
  return mixUp === undefined
    ? []
    : [
        evidence(
          'product',
          mixUp.sentence,
          'PingOne, PingFederate, Advanced Identity Cloud and others have paths of their own.',
          `Press “${mixUp.label}” in the form.`,
        ),
      ];
}
