import { EMPTY_DRAFT, type Draft } from '../draft.ts';
import { cameFrom } from '../environment/elsewhere.ts';
import { isUuid } from '../environment/environment.ts';
import { SERVERS } from '../environment/servers.ts';
import type { PostmanName, PostmanUse, PostmanUses } from './postman-names.ts';

/** Where the requests of a Postman environment go, as far as it says; nothing of a former place is left in the patch. */
export interface PostmanLocation {
  readonly patch: Partial<Draft>;
  readonly uses: PostmanUses;
}

const { environmentId, customDomain, issuer, endpoint, tokenEndpoint, preset, elsewhere, confirmed } = EMPTY_DRAFT;
const NOWHERE = { environmentId, customDomain, issuer, endpoint, tokenEndpoint, preset, elsewhere, confirmed };

const UNUSED = {
  target: undefined,
  note: 'It is no part of the addresses of this server.',
} as const satisfies PostmanUse;

/**
 * Finds the authorization server in `authPath`, or in `tld`, and the environment in `envID`. `textOf` gives the value of a
 * variable, empty if it cannot be used. A host that is none of PingOne's regions has to be confirmed before anything is sent.
 * @see https://developer.pingidentity.com/pingone-api/platform/custom-domains.html
 */
export function locationOf(textOf: (name: PostmanName) => string): PostmanLocation {
  const authPath = textOf('authPath');
  const tld = textOf('tld').replace(/^\./, '').toLowerCase();
  const url = urlOf(authPath);
  const id = isUuid(textOf('envID')) ? textOf('envID') : '';
  const uses: { -readonly [Name in PostmanName]?: PostmanUse } = {};
  if (authPath !== '' && !url)
    uses.authPath = { target: undefined, note: 'This is not the address of an authorization server.' };
  if (textOf('envID') !== '')
    uses.envID = id
      ? { target: 'Environment ID' }
      : { target: undefined, note: 'An environment ID is a UUID: 8-4-4-4-12 hexadecimal digits.' };

  const host = url?.host ?? `auth.pingone.${tld}`;
  const region = SERVERS.find((server) => server.kind === 'region' && server.host === host);
  if (url) uses.authPath = { target: region ? 'Authorization server' : 'Issuer URL' };
  if (tld !== '' && url && url.hostname.endsWith(`.${tld}`))
    uses.tld = region ? { target: 'Authorization server', note: 'It is a part of authPath.' } : UNUSED;
  else if (tld !== '' && (url || !region))
    uses.tld = { target: undefined, note: url ? 'authPath leads elsewhere.' : 'No region of PingOne ends so.' };
  if (region) {
    if (!url) uses.tld = { target: 'Authorization server' };
    const inPath = url?.pathname.split('/', 2)[1] ?? '';
    const environmentId = id || (isUuid(inPath) ? inPath : '');
    return { patch: { ...NOWHERE, server: region.id, environmentId }, uses };
  }
  if (!url) {
    if (id) uses.envID = { target: 'Environment ID', note: 'The file does not say which region: choose the server.' };
    return { patch: id ? { environmentId: id } : {}, uses };
  }
  return elsewhereOf(url, id, uses);
}

/** A custom domain has no environment ID in its path; anything else is another issuer. */
function elsewhereOf(url: URL, id: string, found: PostmanUses): PostmanLocation {
  const path = url.pathname.replace(/(?<!\/)\/+$|^\/+$/, '');
  const [, inPath] = /^\/([^/]+)(?:\/as)?$/.exec(path) ?? [];
  const idInPath = inPath !== undefined && isUuid(inPath) ? inPath : '';
  const isBare = path === '' || path === '/as';
  const confirm = 'This host is none of PingOne’s regions: it has to be confirmed before anything is sent to it.';

  if (url.protocol === 'https:' && isBare && !(id && url.host.includes('pingone')))
    return {
      patch: {
        ...NOWHERE,
        server: 'custom',
        customDomain: url.host,
        elsewhere: cameFrom('import', [url.host]),
      },
      uses: {
        ...found,
        authPath: { target: 'Custom domain', note: confirm },
        ...(id
          ? { envID: { target: undefined, note: 'A custom domain has no environment ID in its addresses.' } }
          : {}),
      },
    };
  const isPingOne = idInPath !== '' || (isBare && (id !== '' || path === '/as'));
  const environment = idInPath || (isBare ? id : '');
  const issuer = isPingOne ? `${url.origin}${environment && `/${environment}`}/as` : `${url.origin}${path}`;
  const endpoint = isPingOne || /^\/am\/oauth2(?:\/|$)/.test(path) ? `${issuer}/introspect` : '';
  const tokenEndpoint = isPingOne ? `${issuer}/token` : '';
  return {
    patch: {
      ...NOWHERE,
      server: 'other',
      issuer,
      endpoint,
      tokenEndpoint,
      elsewhere: cameFrom('import', [issuer, endpoint, tokenEndpoint]),
    },
    uses: {
      ...found,
      authPath: {
        target: 'Issuer URL',
        note: endpoint ? confirm : `${confirm} Its endpoints are found by “Discover”.`,
      },
      ...(id ? { envID: isPingOne && isBare ? { target: 'Issuer URL' } : UNUSED } : {}),
    },
  };
}

/** An address of http or https, which may lack its scheme; undefined for any other text. */
function urlOf(text: string): URL | undefined {
  const whole = /^[a-z][\w+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined;
}
