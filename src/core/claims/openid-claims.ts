import { MOMENT, type ClaimTable } from './claim-table.ts';
import { openidCore, openidSpec } from './sources.ts';

const federation = (section: string) => openidSpec('OpenID Federation', 'openid-federation-1_0', section);

/** What the OpenID Foundation registered: about users, ID tokens, identity assurance and federation. */
export const OPENID_CLAIMS: ClaimTable = [
  [
    openidCore('2', 'IDToken'),
    {
      amr: 'The methods that the user signed on with, such as pwd, otp or mfa.',
      nonce: 'Binds an ID token to the sign-on request.',
      azp: 'The client that the token was issued to: compare it, above all where aud names several.',
    },
  ],
  [openidCore('3.1.3.6', 'CodeIDToken'), { at_hash: 'Hash of the access token issued along with this ID token.' }],
  [openidCore('3.3.2.11', 'HybridIDToken'), { c_hash: 'Hash of the code issued along with this ID token.' }],
  [
    {
      name: 'FAPI 1.0 Advanced §5.1.1',
      url: 'https://openid.net/specs/openid-financial-api-part-2-1_0.html#id-token-as-detached-signature',
    },
    { s_hash: 'Hash of the state of the sign-on request.' },
  ],
  [
    openidCore('7.4', 'SelfIssuedResponse'),
    { sub_jwk: 'The key that the user’s own device signed this ID token with.' },
  ],
  [
    {
      name: 'OpenID Connect Front-Channel Logout §3',
      url: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
    },
    { sid: 'The sign-on session that the token belongs to.' },
  ],
  [
    openidCore('5.1', 'StandardClaims'),
    {
      name: 'The full name of the user.',
      given_name: 'The given names of the user.',
      family_name: 'The family names of the user.',
      middle_name: 'The middle names of the user.',
      nickname: 'What the user is called casually.',
      preferred_username: 'A name that the user goes by; not necessarily unique, so never a key.',
      profile: 'A page about the user.',
      picture: 'A picture of the user.',
      website: 'The site of the user or of their organization.',
      email: 'The e-mail address of the user; it can change, so never a key.',
      email_verified: 'Whether the server made sure that the e-mail address is the user’s.',
      gender: 'The gender of the user.',
      birthdate: 'The birthday of the user as YYYY-MM-DD; 0000 keeps back the year.',
      zoneinfo: 'The time zone of the user, such as Europe/Paris.',
      locale: 'The language and region of the user, such as en-GB.',
      phone_number: 'The telephone number of the user.',
      phone_number_verified: 'Whether the server made sure that the telephone number is the user’s.',
      updated_at: ['When the data about the user last changed.', MOMENT],
    },
  ],
  [openidCore('5.1.1', 'AddressClaim'), { address: 'The postal address of the user.' }],
  [
    openidCore('5.6.2', 'AggregatedDistributedClaims'),
    {
      _claim_names: 'The claims that stand elsewhere, and in which source.',
      _claim_sources: 'Where the claims that stand elsewhere can be had.',
    },
  ],
  [
    openidSpec('OpenID Identity Assurance Schema', 'openid-ida-verified-claims-1_0-final', '5'),
    { verified_claims: 'Claims about the user that somebody checked, and how.' },
  ],
  [
    openidSpec('OpenID Identity Assurance Claims', 'openid-connect-4-ida-claims-1_0-final', '4'),
    {
      place_of_birth: 'Where the user was born.',
      nationalities: 'The nationalities of the user.',
      birth_family_name: 'The family names of the user at birth.',
      birth_given_name: 'The given names of the user at birth.',
      birth_middle_name: 'The middle names of the user at birth.',
      salutation: 'How the user is addressed, such as Mr.',
      title: 'The title of the user, such as Dr.',
      msisdn: 'The mobile number of the user.',
      also_known_as: 'Another name of the user, such as a stage name.',
    },
  ],
  [
    federation('3.2'),
    {
      authority_hints: 'In a federation, who vouches for the entity.',
      trust_anchor_hints: 'In a federation, the trust anchors of the entity.',
      trust_marks: 'In a federation, the trust marks of the entity.',
      trust_mark_issuers: 'In a federation, the issuers of trust marks.',
      trust_mark_owners: 'In a federation, the owners of trust marks.',
    },
  ],
  [
    federation('3.3'),
    {
      metadata_policy: 'In a federation, the rules for metadata.',
      metadata_policy_crit: 'In a federation, the rules that must be understood.',
      source_endpoint: 'In a federation, where the statement is fetched.',
    },
  ],
  [federation('5.2.1'), { keys: 'In a federation, the keys of the entity.' }],
  [federation('7.1'), { trust_mark_type: 'In a federation, the kind of this trust mark.' }],
  [federation('8.3.2'), { trust_chain: 'In a federation, the statements up to the trust anchor.' }],
  [federation('12.2.3'), { trust_anchor: 'In a federation, the trust anchor.' }],
  [federation('13.1'), { jwks: 'In a federation, the public keys of the entity.' }],
  [federation('13.2'), { metadata: 'In a federation, the metadata of the entity.' }],
  [federation('13.3'), { constraints: 'In a federation, the limits of trust chains.' }],
  [federation('13.4'), { crit: 'The claims that must be understood, or the whole JWT be refused.' }],
  [federation('13.5'), { ref: 'In a federation, where to read about the trust mark.' }],
  [federation('13.6'), { delegation: 'In a federation, the issuer’s right to issue the trust mark.' }],
  [federation('13.7'), { logo_uri: 'In a federation, the logo of the trust mark.' }],
];
