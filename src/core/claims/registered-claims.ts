import { MOMENT, SECONDS, type ClaimTable } from './claim-table.ts';
import { draft, rfc } from './sources.ts';

/**
 * What the IETF registered for tokens of OAuth and for answers of introspection, whatever they are used for.
 * @see https://www.iana.org/assignments/jwt/jwt.xhtml#claims
 * @see https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml#token-introspection-response
 */
export const REGISTERED_CLAIMS: ClaimTable = [
  [
    rfc(7662, '2.2'),
    {
      active: 'Whether the server vouches for this token right now.',
      scope: 'What the token allows, separated by single spaces.',
      client_id: 'The client that the token was issued to.',
      username: 'A name for people, of whoever authorized the token.',
      token_type: 'How the token is presented: Bearer on its own, DPoP only with a proof of the key.',
    },
  ],
  [rfc(7519, '4.1.1'), { iss: 'The authorization server that issued the token.' }],
  [rfc(7519, '4.1.2'), { sub: 'The subject: usually the user who authorized the token.' }],
  [rfc(7519, '4.1.3'), { aud: 'The resources that the token is meant for; any other must refuse it.' }],
  [rfc(7519, '4.1.4'), { exp: ['Not valid from this moment on.', MOMENT] }],
  [rfc(7519, '4.1.5'), { nbf: ['Not valid before this moment.', MOMENT] }],
  [rfc(7519, '4.1.6'), { iat: ['When the token was issued.', MOMENT] }],
  [rfc(7519, '4.1.7'), { jti: 'The identifier of this one token.' }],
  [
    rfc(9470, '6.2'),
    {
      acr: 'How the user signed on: at PingOne the name of the sign-on policy or the ID of the flow policy.',
      auth_time: ['When the user last signed on.', MOMENT],
    },
  ],
  [rfc(7800, '3.1'), { cnf: 'The token is bound to a key: whoever presents it must prove to hold that key.' }],
  [rfc(8693, '4.1'), { act: 'Who acts on behalf of the subject; of a chain, only the outermost counts for access.' }],
  [rfc(8693, '4.4'), { may_act: 'Who may act on behalf of the subject; nobody else may exchange the token for that.' }],
  [
    rfc(9068, '2.2.3.1'),
    {
      roles: 'The roles of the subject.',
      groups: 'The groups of the subject.',
      entitlements: 'What the subject is entitled to.',
    },
  ],
  [rfc(9396, '9.1'), { authorization_details: 'Fine-grained permissions; the type of each says how to read it.' }],
  [
    rfc(9449, '4.2'),
    {
      htm: 'The HTTP method that this DPoP proof is good for.',
      htu: 'The address that this DPoP proof is good for, without query and fragment.',
      ath: 'Hash of the access token that this DPoP proof goes with.',
    },
  ],
  [rfc(9701, '5'), { token_introspection: 'The answer of introspection, in a JWT that the server signed.' }],
  [
    rfc(8417, '2.2'),
    {
      events: 'What happened to the subject: this token reports an event and gives no access.',
      toe: ['When the event happened.', MOMENT],
      txn: 'The transaction that the token belongs to, to follow it through logs.',
    },
  ],
  [rfc(9493, '4.1'), { sub_id: 'The subject, told by its format, such as an e-mail address.' }],
  [rfc(9901, '4.2.4.1'), { _sd: 'Hashes of claims that the holder can disclose or keep back.' }],
  [rfc(9901, '4.2.4.2'), { '...': 'Hash of a list item that the holder can disclose or keep back.' }],
  [rfc(9901, '4.1.1'), { _sd_alg: 'The hash algorithm of the disclosures.' }],
  [rfc(9901, '4.3'), { sd_hash: 'Hash of the SD-JWT that this proof of its holder goes with.' }],
  [
    draft('Token Status List', 'oauth-status-list', '6.1'),
    { status: 'Where to look up whether the token was revoked or suspended.' },
  ],
  [
    draft('Token Status List', 'oauth-status-list', '5.1'),
    {
      status_list: 'The states of many tokens, compressed into one list.',
      ttl: ['How long the status list may be cached.', SECONDS],
    },
  ],
  [
    rfc(8485, '3'),
    {
      vot: 'How far the identity can be trusted, as a vector.',
      vtm: 'Where the trust that vot claims is explained.',
    },
  ],
  [
    rfc(9200, '5.10'),
    {
      ace_profile: 'The ACE profile by which client and resource protect their messages.',
      cnonce: 'A nonce of the resource, by which it knows that the token is fresh.',
    },
  ],
  [rfc(9200, '5.10.3'), { exi: ['How long the token is valid after the resource first sees it.', SECONDS] }],
  [rfc(9200, '5.9.2'), { cti: 'The identifier of this one token, if it is a CBOR Web Token.' }],
  [
    {
      name: 'UMA 2.0 Federated Authorization §5.1.1',
      url: 'https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-federated-authz-2.0.html',
    },
    { permissions: 'What the token allows: in UMA by resource, at Auth0 by name.' },
  ],
];
