import { SECONDS, type ClaimTable } from './claim-table.ts';
import {
  PINGONE_ACCESS_TOKENS,
  PINGONE_AIC,
  PINGONE_DELEGATION,
  PINGONE_TOKEN_CLAIMS,
  PINGONE_TOKEN_FULFILLMENT,
} from './sources.ts';

/** What PingOne and PingOne Advanced Identity Cloud add to the registered claims. */
export const PINGONE_CLAIMS: ClaimTable = [
  [
    PINGONE_TOKEN_CLAIMS,
    {
      env: 'The PingOne environment ID of the user or the client.',
      org: 'The PingOne organization ID of the user or the client.',
    },
  ],
  [
    PINGONE_TOKEN_FULFILLMENT,
    { clientAssertion_custom: 'A custom attribute mapped from the assertion of the token request.' },
  ],
  [PINGONE_ACCESS_TOKENS, { 'p1.permissions': 'The application permissions of the user.' }],
  [
    PINGONE_DELEGATION,
    {
      'p1.userId': 'The PingOne user ID, whatever sub is mapped to.',
      'p1.rid': 'An identifier in tokens without a user; PingOne’s example has it equal to jti.',
    },
  ],
  [
    { name: 'Auth.js: Ping Id', url: 'https://authjs.dev/reference/core/providers/ping-id' },
    { 'p1.region': 'The PingOne region, such as NA1; PingOne itself does not describe it.' },
  ],
  [
    PINGONE_AIC,
    {
      realm: 'The realm of the user and the client.',
      auth_level: 'How strongly the user signed on: the higher, the stronger.',
      auditTrackingId: 'Finds the token in the audit logs.',
      authGrantId: 'The grant that the token came from.',
      subname: 'The subject by its plain name or ID.',
      tokenName: 'What kind of token this is, such as access_token or id_token.',
      grant_type: 'The grant type that the token was asked for with.',
      expires_in: ['The lifetime of the token.', SECONDS],
    },
  ],
];
