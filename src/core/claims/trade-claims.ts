import { SECONDS, type ClaimTable } from './claim-table.ts';
import { draft, rfc } from './sources.ts';

const w3c = 'https://www.w3.org/TR/2019/REC-vc-data-model-20191119/#json-web-token';
const eat = (section: string) => rfc(9711, section);

/**
 * Registered claims of one trade each: credentials, telephone calls, content delivery, mobile networks, attestation of
 * devices. Their names are short and common, so the sentence says which trade it is.
 * @see https://www.iana.org/assignments/jwt/jwt.xhtml#claims
 */
export const TRADE_CLAIMS: ClaimTable = [
  [
    { name: 'W3C Verifiable Credentials §6.3.1', url: w3c },
    { vc: 'A verifiable credential.', vp: 'A presentation of verifiable credentials by their holder.' },
  ],
  [rfc(8225, '5.2.1'), { orig: 'Who makes the telephone call.', dest: 'Who is called on the telephone.' }],
  [rfc(8225, '5.2.2'), { mky: 'Fingerprints of the keys that protect the telephone call.' }],
  [
    rfc(8055),
    {
      sip_from_tag: 'The From tag of the SIP request.',
      sip_date: 'The Date of the SIP request.',
      sip_callid: 'The Call-ID of the SIP request.',
      sip_cseq_num: 'The CSeq number of the SIP request.',
      sip_via_branch: 'The Via branch of the SIP request.',
    },
  ],
  [rfc(8443, '3'), { rph: 'The priority that the telephone call may claim.' }],
  [rfc(9027), { sph: 'The priority of the telephone call, as in its SIP header.' }],
  [
    rfc(8588),
    {
      attest: 'How well the operator knows the caller: A fully, B the customer only, C not at all.',
      origid: 'Traces the telephone call to where it came from.',
    },
  ],
  [
    rfc(8946),
    {
      div: 'Whom the telephone call was for before it was diverted.',
      opt: 'The token of the telephone call before it was diverted.',
    },
  ],
  [rfc(8688), { jcard: 'The contact of whoever rejected the telephone call.' }],
  [
    rfc(9795),
    {
      rcd: 'What the called person sees of the caller.',
      rcdi: 'Hashes of what the called person sees of the caller.',
      crn: 'Why the telephone call is made.',
    },
  ],
  [rfc(9475), { msgi: 'Hash of the text message that the token goes with.' }],
  [rfc(9447), { atc: 'What a certificate authority may certify, such as a telephone number.' }],
  [rfc(9246, '2.1.8'), { cdniv: 'In content delivery, the version of the claims.' }],
  [rfc(9246, '2.1.9'), { cdnicrit: 'In content delivery, the claims that must be understood.' }],
  [rfc(9246, '2.1.10'), { cdniip: 'In content delivery, the IP addresses that may fetch, encrypted.' }],
  [rfc(9246, '2.1.11'), { cdniuc: 'In content delivery, the addresses that may be fetched.' }],
  [rfc(9246, '2.1.12'), { cdniets: ['In content delivery, how long a renewed token is valid.', SECONDS] }],
  [rfc(9246, '2.1.13'), { cdnistt: 'In content delivery, how a renewed token is handed over: 1 in a cookie.' }],
  [
    rfc(9246, '2.1.14'),
    { cdnistd: ['In content delivery, how deep the path of a renewed token is.', 'path segments'] },
  ],
  [rfc(9321, '3.2.3'), { sig_val_claims: 'What an earlier check of a signature found.' }],
  [rfc(9560, '3.1.5.1'), { rdap_allowed_purposes: 'What the user may query domain registrations for.' }],
  [
    rfc(9560, '3.1.5.2'),
    { rdap_dnt_allowed: 'Whether the user may ask not to be tracked when querying domain registrations.' },
  ],
  [
    { name: 'IANA JWT Claims', url: 'https://www.iana.org/assignments/jwt/jwt.xhtml#claims' },
    {
      at_use_nbr: ['How often the token can be used.', 'API requests'],
      geohash: 'Where the user is, as a geohash.',
    },
  ],
  [
    { name: '3GPP TS 29.510 §6.3.5.2.4', url: 'https://www.3gpp.org/DynaReport/29510.htm' },
    {
      consumerPlmnId: 'In 5G, the mobile network (PLMN) of the consumer.',
      consumerSnpnId: 'In 5G, the private network (SNPN) of the consumer.',
      producerPlmnId: 'In 5G, the mobile network (PLMN) of the producer.',
      producerSnpnId: 'In 5G, the private network (SNPN) of the producer.',
      producerSnssaiList: 'In 5G, the network slices of the producer.',
      producerNsiList: 'In 5G, the network slice instances of the producer.',
      producerNfSetId: 'In 5G, the NF set of the producer.',
      producerNfServiceSetId: 'In 5G, the NF service set of the producer.',
      sourceNfInstanceId: 'In 5G, the NF instance of the source.',
      analyticsIdList: 'In 5G, the identifiers of analytics.',
    },
  ],
  [
    { name: '3GPP TS 29.222 §8.5.4.2.8', url: 'https://www.3gpp.org/DynaReport/29222.htm' },
    { resOwnerId: 'In 5G, the owner of the resource.' },
  ],
  [eat('4.1'), { eat_nonce: 'A nonce, by which whoever asked knows that the attestation is fresh.' }],
  [
    eat('4.2'),
    {
      ueid: 'The identifier of the attested device for life.',
      sueids: 'Identifiers of the attested device that can change.',
      oemid: 'Who made the attested device.',
      hwmodel: 'The model of the attested device.',
      hwversion: 'The hardware version of the attested device.',
      swname: 'The software of the attested device.',
      swversion: 'The software version of the attested device.',
      oemboot: 'Whether the attested device booted only what its maker approved.',
      dbgstat: 'Whether the attested device can be debugged, and so be tampered with.',
      location: 'Where the attested device is.',
      uptime: ['How long ago the attested device booted.', SECONDS],
      bootcount: ['How often the attested device has booted.', 'boots'],
      bootseed: 'A value of the attested device that changes at each boot.',
      dloas: 'Where approvals of the attested device are recorded.',
      manifests: 'What is installed on the attested device.',
      measurements: 'What was measured on the attested device.',
      measres: 'Whether what was measured on the attested device is as expected.',
      submods: 'Claims about parts of the attested device.',
    },
  ],
  [
    eat('4.3'),
    {
      eat_profile: 'The profile that the attestation follows.',
      intuse: 'What the attestation is meant for.',
    },
  ],
  [draft('RATS Conceptual Messages Wrapper', 'rats-msg-wrap'), { cmw: 'A message of remote attestation.' }],
];
