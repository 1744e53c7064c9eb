import type { Source } from './source.ts';

/** A section of an RFC, or the whole RFC where no section is given. */
export const rfc = (number: number, section = ''): Source =>
  sectionOf(`RFC ${number}`, `https://www.rfc-editor.org/rfc/rfc${number}`, section);

/** A section of an Internet-Draft in whatever version is the latest; section numbers can move until it is an RFC. */
export const draft = (name: string, id: string, section = ''): Source =>
  sectionOf(name, `https://datatracker.ietf.org/doc/html/draft-ietf-${id}`, section);

/** A section of OpenID Connect Core 1.0, whose anchors have names of their own. */
export const openidCore = (section: string, anchor: string): Source => ({
  name: `OpenID Connect Core §${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});

/** A section of another specification of the OpenID Foundation, by the name of its file. */
export const openidSpec = (name: string, file: string, section: string): Source =>
  sectionOf(name, `https://openid.net/specs/${file}.html`, section);

function sectionOf(name: string, url: string, section: string): Source {
  return section ? { name: `${name} §${section}`, url: `${url}#section-${section}` } : { name, url };
}

const PINGONE = 'https://developer.pingidentity.com/pingone-api/';
const PING_DOCS = 'https://docs.pingidentity.com/pingone/';

/** What PingOne says about the claims of its tokens. */
export const PINGONE_TOKEN_CLAIMS: Source = {
  name: 'PingOne: token claims',
  url: `${PINGONE}foundations/authentication-concepts/access-tokens-and-id-tokens/token-claims.html`,
};

/** How PingOne maps the client_assertion of a token request into the token. */
export const PINGONE_TOKEN_FULFILLMENT: Source = {
  name: 'PingOne: JWT for token fulfillment',
  url: `${PINGONE}auth/auth-config-options/auth-jwt-token-fulfillment.html`,
};

/** How PingOne puts application permissions into access tokens. */
export const PINGONE_ACCESS_TOKENS: Source = {
  name: 'PingOne: customizing access tokens',
  url: `${PING_DOCS}applications/p1_customize_access_token.html`,
};

/** PingOne’s example of delegation, which prints whole tokens. */
export const PINGONE_DELEGATION: Source = {
  name: 'PingOne: delegation',
  url: `${PING_DOCS}use_cases/p1_oauth_2_token_exchange_delegation.html`,
};

/** The introspection endpoint of PingOne Advanced Identity Cloud and PingAM. */
export const PINGONE_AIC: Source = {
  name: 'PingOne AIC: /oauth2/introspect',
  url: 'https://developer.pingidentity.com/pingoneaic-api/am-oauth2/oauth2-introspect-endpoint.html',
};
