import { describe, expect, test } from 'vitest';
import { meaningOf } from './meaning.ts';
import { OPENID_CLAIMS } from './openid-claims.ts';
import { PINGONE_CLAIMS } from './pingone-claims.ts';
import { REGISTERED_CLAIMS } from './registered-claims.ts';
import { TIME_CLAIMS } from './time.ts';
import { TRADE_CLAIMS } from './trade-claims.ts';
import { VENDOR_CLAIMS } from './vendor-claims.ts';

const NAMES = [REGISTERED_CLAIMS, OPENID_CLAIMS, PINGONE_CLAIMS, VENDOR_CLAIMS, TRADE_CLAIMS]
  .flat()
  .flatMap(([, rows]) => Object.keys(rows));

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** https://www.rfc-editor.org/rfc/rfc7662#section-2.2 */
const RFC_7662 = words('active scope client_id username token_type exp iat nbf sub aud iss jti');

/** The members of PingOne’s own example answer. */
const PINGONE_ANSWER = words(
  `active scope client_id token_type exp iat sub aud iss jti sid acr auth_time clientAssertion_custom env org`,
);

/** https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml#token-introspection-response */
const IANA_INTROSPECTION = words(
  `active username client_id scope token_type exp iat nbf sub aud iss jti permissions vot vtm act may_act cnf
  ace_profile cnonce cti exi authorization_details acr auth_time`,
);

/** https://www.iana.org/assignments/jwt/jwt.xhtml#claims */
const IANA_JWT = words(
  `iss sub aud exp nbf iat jti name given_name family_name middle_name nickname preferred_username profile picture
  website email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at
  azp nonce auth_time at_hash c_hash acr amr sub_jwk cnf sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch
  orig dest mky events toe txn rph sid vot vtm attest origid act scope client_id may_act jcard at_use_nbr div opt vc vp
  sph ace_profile cnonce exi roles groups entitlements token_introspection eat_nonce ueid sueids oemid hwmodel hwversion
  oemboot dbgstat location eat_profile submods uptime bootcount bootseed dloas swname swversion manifests measurements
  measres intuse cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd sig_val_claims authorization_details
  verified_claims place_of_birth nationalities birth_family_name birth_given_name birth_middle_name salutation title
  msisdn also_known_as htm htu ath atc sub_id rcd rcdi crn msgi _claim_names _claim_sources rdap_allowed_purposes
  rdap_dnt_allowed geohash _sd ... _sd_alg sd_hash consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId
  producerSnssaiList producerNsiList producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList
  resOwnerId cmw jwks metadata constraints crit ref delegation logo_uri authority_hints trust_anchor_hints trust_marks
  trust_mark_issuers trust_mark_owners metadata_policy metadata_policy_crit source_endpoint keys trust_mark_type
  trust_chain trust_anchor status status_list ttl`,
);

describe('what has a meaning', () => {
  test.each([
    ['every member of RFC 7662 section 2.2', RFC_7662],
    ['every claim of PingOne’s example answer', PINGONE_ANSWER],
    ['every claim that only PingOne has', words('p1.permissions p1.region p1.userId p1.rid')],
    ['every registered member of an introspection answer', IANA_INTROSPECTION],
    ['every registered claim of a JWT', IANA_JWT],
  ])('%s', (_, claims) => {
    expect(claims.filter((claim) => meaningOf(claim) === undefined)).toEqual([]);
  });

  test('a name is matched exactly', () => {
    expect(['Exp', 'exp ', ' exp', '\u0435xp', ''].filter(meaningOf)).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'get', 'size', '0', 'length'])(
    'the name %s is not taken for a claim that is known',
    (name) => {
      expect(meaningOf(name)).toBeUndefined();
    },
  );

  test('no claim stands twice', () => {
    expect(NAMES.filter((name, index) => NAMES.indexOf(name) !== index)).toEqual([]);
  });
});

describe('what a meaning is made of', () => {
  test('every sentence is one line that ends with a full stop and can be read at a glance', () => {
    const sentences = NAMES.map((name) => meaningOf(name)?.sentence ?? '');
    expect(sentences.filter((sentence) => !/^\S.{3,108}\.$/.test(sentence))).toEqual([]);
  });

  test('every source has a name and an address that opens over https', () => {
    const sources = NAMES.map((name) => meaningOf(name)?.source);
    expect(sources.filter((source) => !source?.name || new URL(source.url).protocol !== 'https:')).toEqual([]);
  });

  test('a source of an RFC opens at its section', () => {
    expect(meaningOf('exp')?.source).toEqual({
      name: 'RFC 7519 §4.1.4',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
    });
    expect(meaningOf('sph')?.source).toEqual({ name: 'RFC 9027', url: 'https://www.rfc-editor.org/rfc/rfc9027' });
  });

  test('every moment says where its count begins', () => {
    for (const claim of [...TIME_CLAIMS, 'toe'])
      expect(meaningOf(claim)?.unit, claim).toBe('seconds since 1970-01-01 UTC');
  });

  test.each(['exi', 'ttl', 'uptime', 'cdniets', 'expires_in'])('the length of time %s is in seconds', (claim) => {
    expect(meaningOf(claim)?.unit).toBe('seconds');
  });

  test('a value without a unit has none', () => {
    expect(meaningOf('aud')).toEqual({
      sentence: 'The resources that the token is meant for; any other must refuse it.',
      source: { name: 'RFC 7519 §4.1.3', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3' },
    });
  });
});
