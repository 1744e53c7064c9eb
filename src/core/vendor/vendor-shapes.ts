import type { Address } from './address.ts';
import type { PresetId } from './preset-id.ts';
import { AM_ENDPOINTS, AM_REALM, endpointsOf } from './vendor-endpoints.ts';

/** The product that an address belongs to; what the address does not tell is empty. */
export interface VendorAddress {
  readonly preset: PresetId;
  readonly issuer: string;
  readonly endpoint: string;
  readonly tokenEndpoint: string;
}

/** `@` is the origin and `$1` what the path has in parentheses; an empty issuer cannot be told. */
type Shape = readonly [preset: PresetId, path: RegExp, issuer: string, endpoint?: string];

const ANY = /^/;

/** Hosts that are a vendor's own, and what the paths there mean. */
const HOSTS: readonly (readonly [hostname: RegExp, shapes: readonly Shape[]])[] = [
  [/^manage\.auth0\.com$/, [['auth0', ANY, '']]],
  [/\.auth0\.com$/, [['auth0', ANY, '@/']]],
  [
    /^login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)$/,
    [
      [
        'entra',
        /^(\/(?!common\/|organizations\/|consumers\/)[^/]+)(?:\/oauth2|\/discovery)?\/v2\.0(?:\/|$)/,
        '@$1/v2.0',
      ],
      ['entra', ANY, ''],
    ],
  ],
  [/^sts\.windows\.net$/, [['entra', /^(\/[^/]+)/, '@$1/']]],
  [/^(?:login\.windows\.net|entra\.microsoft\.com)$|\.(?:b2c|ciam)login\.com$/, [['entra', ANY, '']]],
  [
    /^accounts\.google\.com$|^(?:oauth2|www|openidconnect)\.googleapis\.com$/,
    [['google', ANY, 'https://accounts.google.com']],
  ],
  [
    /^cognito-idp(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com$/,
    [
      ['cognito', /^(\/[a-z0-9-]+_\w+)/, '@$1'],
      ['cognito', ANY, ''],
    ],
  ],
  [/\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com$/, [['cognito', ANY, '']]],
  [
    /\.(?:okta|oktapreview|okta-emea|okta-gov)\.com$/,
    [
      ['okta', /^\/admin\/oauth2\/as\/(\w+)/, '@/oauth2/$1'],
      ['okta', /^(\/oauth2\/(?!v1(?:\/|$))[^/]+)/, '@$1'],
      ['okta', ANY, '@'],
    ],
  ],
  [/\.projects\.oryapis\.com$/, [['hydra', ANY, '@']]],
  [/\.zitadel\.cloud$/, [['zitadel', ANY, '@']]],
];

const AIC_HOST = /\.forgeblocks\.com$|\.id\.forgerock\.io$/;
const AIC_PATH = new RegExp(
  `^(/(?:am|openam)/oauth2${AM_REALM}|(?:/[^/]+)?/oauth2(?:/realms/[^/]+)+)(?:/?$|/${AM_ENDPOINTS})`,
);

/** Paths that are one product's, on whatever host. */
const PATHS: readonly Shape[] = [
  ['pingone-aic', AIC_PATH, '@$1'],
  ['pingone-aic', /^\/(?:am|openam)\/oauth2\//, ''],
  ['pingfederate', /^(.*?)\/(?:as\/\w+\.oauth2|pf\/JWKS|idp\/\w+\.openid)\/?$/, '@$1'],
  ['pingfederate', /^\/pingfederate\/app/, ''],
  ['hydra', /^(.*?)\/admin\/oauth2\/introspect\/?$/, '', '@$1/admin/oauth2/introspect'],
  ['keycloak', /^(.*?\/realms\/[^/]+)(?:\/?$|\/(?:protocol|account)(?:\/|$))/, '@$1'],
  ['keycloak', /^(.*?)\/protocol\/openid-connect\//, ''],
  // the authorization servers of an own domain: “default”, and ids that begin with “aus”
  ['okta', /^(\/oauth2\/(?:default|aus\w{10,}))(?:\/?$|\/v1\/)/, '@$1'],
  [
    'curity',
    /^(.*?)\/oauth-(?:anonymous|introspect|token|authorize|revoke|userinfo)(?:\/|$)/,
    '@$1/oauth-anonymous',
    '@$1/oauth-introspect',
  ],
  [
    'authentik',
    /^(.*?\/application\/o\/(?!(?:introspect|token|authorize|revoke|userinfo|device)(?:\/|$))[^/]+)/,
    '@$1/',
  ],
  ['authentik', /^(.*?)\/application\/o\//, '', '@$1/application/o/introspect/'],
  ['zitadel', /^\/oauth\/v2\/(?:introspect|keys)\/?$|^\/oidc\/v1\//, '@'],
  [
    'duende',
    /^(.*?)\/(?:connect\/(?:introspect|token|authorize|userinfo|revocation|endsession|deviceauthorization|ciba|par)\/?|\.well-known\/openid-configuration\/jwks\/?)$/,
    '@$1',
  ],
  ['oidc-provider', /^(.*?)\/token\/(?:introspection|revocation)\/?$/, '@$1'],
];

/** The product that an address belongs to, by its host or else by its path; undefined where neither is known. */
export function vendorAddressOf(address: Address): VendorAddress | undefined {
  const console = consoleOf(address);
  if (console) return vendorOfIssuer(...console, '');
  const own = address.isPlainHttps ? HOSTS.find(([hostname]) => hostname.test(address.hostname))?.[1] : undefined;
  for (const [preset, path, issuer, endpoint = ''] of own ?? PATHS) {
    const match = path.exec(address.path);
    const filled = (template: string): string =>
      template.replace(/[@]|\$1/g, (sign) => (sign === '@' ? originOf(address) : (match?.[1] ?? '')));
    if (match) return vendorOfIssuer(preset, filled(issuer), filled(endpoint));
  }
  return undefined;
}

function vendorOfIssuer(preset: PresetId, issuer: string, endpoint: string): VendorAddress {
  const endpoints = issuer === '' ? undefined : endpointsOf(preset, issuer);
  return {
    preset,
    issuer,
    endpoint: endpoints?.introspection ?? endpoint,
    tokenEndpoint: endpoints?.token ?? '',
  };
}

/** The product whose console an address is, and the issuer of the realm that is open in it. */
function consoleOf({ origin, hostname, isPlainHttps, path, search, hash }: Address): [PresetId, string] | undefined {
  const [, base, , realm] = /^(.*?)\/admin\/([^/]+)\/console\/?#\/([\w.-]+)/.exec(path + hash) ?? [];
  if (base !== undefined) return ['keycloak', `${origin}${base}/realms/${realm}`];
  const context = /^\/(?:am|openam)\/oauth2(?!\/realms\/)/.exec(path)?.[0];
  const named = /[?&]realm=(?:\/|%2F)?([\w-]+)(?:&|$)/i.exec(search)?.[1];
  const isOwn = isPlainHttps && AIC_HOST.test(hostname);
  if (named !== undefined && (isOwn || context !== undefined))
    return ['pingone-aic', `${origin}${context ?? '/am/oauth2'}/realms/root/realms/${named}`];
  return isOwn && !AIC_PATH.test(path) ? ['pingone-aic', ''] : undefined;
}

/** Okta’s administrators work on a host of their own beside that of the issuer. */
const originOf = ({ origin }: Address): string => origin.replace(/-admin(?=\.okta(?:preview|-emea)?\.com$)/, '');
