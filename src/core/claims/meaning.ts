/** What a claim means, in one plain sentence, and where that is written. */
export interface Meaning {
  readonly sentence: string;
  readonly source: string;
}

const RFC7662 = 'RFC 7662 §2.2';
const RFC7519 = 'RFC 7519 §4.1';
const OIDC = 'OpenID Connect Core §2';
const PINGONE = 'PingOne token claims';

const MEANINGS: Readonly<Record<string, readonly [sentence: string, source: string]>> = {
  active: ['Whether the server vouches for this token right now.', RFC7662],
  scope: ['What the token allows, separated by single spaces.', RFC7662],
  client_id: ['The client that the token was issued to.', RFC7662],
  username: ['A name for people, of whoever authorized the token.', RFC7662],
  token_type: ['How the token is presented.', RFC7662],
  exp: ['Not valid from this moment on.', RFC7662],
  iat: ['When the token was issued.', RFC7662],
  nbf: ['Not valid before this moment.', RFC7662],
  sub: ['The subject: usually the user who authorized the token.', RFC7662],
  aud: ['The resources that the token is meant for.', RFC7662],
  iss: ['The authorization server that issued the token.', RFC7662],
  jti: ['The identifier of this one token.', RFC7662],
  sid: ['The sign-on session that the token belongs to.', 'OpenID Connect Front-Channel Logout §3'],
  acr: ['How the user signed on: at PingOne the name of the sign-on policy.', 'RFC 9470 §6.2'],
  amr: ['The methods that the user signed on with.', OIDC],
  auth_time: ['When the user last signed on.', 'RFC 9470 §6.2'],
  nonce: ['Binds an ID token to the sign-on request.', OIDC],
  azp: ['The party that an ID token was issued to.', OIDC],
  at_hash: ['Hash of the access token issued along with this ID token.', 'OpenID Connect Core §3.1.3.6'],
  cnf: ['The token is bound to a key: whoever presents it must prove to hold that key.', 'RFC 7800 §3.1'],
  act: ['Who acts on behalf of the subject.', 'RFC 8693 §4.1'],
  may_act: ['Who may act on behalf of the subject.', 'RFC 8693 §4.4'],
  authorization_details: ['Fine-grained permissions.', 'RFC 9396 §9'],
  env: ['The PingOne environment ID.', PINGONE],
  org: ['The PingOne organization ID.', PINGONE],
  clientAssertion_custom: [
    'A custom attribute mapped from the assertion of the token request.',
    'PingOne token fulfillment',
  ],
  'p1.permissions': ['The application permissions of the user.', PINGONE],
  'p1.region': ['The PingOne region.', PINGONE],
  roles: ['The roles of the subject.', 'RFC 9068 §2.2.3.1'],
  groups: ['The groups of the subject.', 'RFC 9068 §2.2.3.1'],
  preferred_username: ['A name that the user goes by; not necessarily unique.', 'OpenID Connect Core §5.1'],
  name: ['The full name of the user.', 'OpenID Connect Core §5.1'],
  email: ['The e-mail address of the user.', 'OpenID Connect Core §5.1'],
  scp: ['What the token allows, as some servers call it. The registered name is scope.', `${RFC7519} (not registered)`],
};

/** The meaning of a claim by its exact name; undefined for a name that no source known here describes. */
export function meaningOf(claim: string): Meaning | undefined {
  const row = Object.hasOwn(MEANINGS, claim) ? MEANINGS[claim] : undefined;
  return row && { sentence: row[0], source: row[1] };
}
