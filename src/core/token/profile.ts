import { excerpt } from '../claims/excerpt.ts';
import type { Source } from '../claims/source.ts';
import { rfc } from '../claims/sources.ts';
import { membersNamed, shownText, textOf, type JsonNode } from './json.ts';
import { typOf } from './jwt-part.ts';
import type { Token } from './token.ts';

/** What stands out about a token itself, with its source: `warned` speaks against it, `noted` only explains. */
export interface Remark {
  readonly standing: 'noted' | 'warned';
  readonly sentence: string;
  readonly source: Source;
}

type Rule = (token: ReadToken) => readonly Remark[];
interface ReadToken extends Token {
  readonly header: JsonNode;
}

/**
 * Holds a decoded token against the profile of JWT access tokens and the best practice for JWTs. Nothing that the token
 * names is followed.
 * @see https://www.rfc-editor.org/rfc/rfc9068
 * @see https://www.rfc-editor.org/rfc/rfc8725
 */
export function profileOf(token: Token): readonly Remark[] {
  const { header } = token;
  return header === undefined ? [] : RULES.flatMap((rule) => rule({ ...token, header }));
}

const RULES: readonly Rule[] = [algorithm, keySources, keyId, critical, irregular, accessTokenProfile, lifetime];

function algorithm({ header, signature }: ReadToken): readonly Remark[] {
  const alg = textOf(header, 'alg');
  if (signature === 'unsigned')
    return [warned('It is not signed: anybody could have written it. A verifier must refuse it.', rfc(8725, '3.2'))];
  if (alg === undefined)
    return [
      warned('Its header names no algorithm, or one that is no text: it cannot be verified.', rfc(7515, '4.1.1')),
    ];
  if (alg.startsWith('HS'))
    return [
      warned(
        `${excerpt(alg)} takes a secret that issuer and API share: whoever can check it can also forge it. An API that takes a public key for that secret is open to forgery.`,
        rfc(8725, '2.1'),
      ),
    ];
  return [];
}

const KEY_SOURCES: readonly (readonly [name: string, what: string])[] = [
  ['jku', 'a place to fetch its keys from'],
  ['x5u', 'a place to fetch its certificate from'],
  ['jwk', 'the very key that is to check it'],
  ['x5c', 'the very certificate that is to check it'],
];

/** A verifier takes keys from the issuer it trusts, never from the token. */
function keySources({ header, kind }: ReadToken): readonly Remark[] {
  return KEY_SOURCES.flatMap(([name, what]) =>
    membersNamed(header, name).length === 0
      ? []
      : [
          warned(
            `Its header brings ${what} (${name}): anybody can write one. It is never followed here, and no API should${kind === 'jwe' ? '' : ' follow it'}.`,
            rfc(8725, '3.10'),
          ),
        ],
  );
}

function keyId({ header, signature, kind }: ReadToken): readonly Remark[] {
  const [kid] = membersNamed(header, 'kid');
  if (kid === undefined)
    return signature === 'unsigned' || kind === 'jwe'
      ? []
      : [noted('Its header names no kid: a verifier has to try each key of the issuer.', rfc(7515, '4.1.4'))];
  if (kid.kind !== 'string') return [warned('Its kid is no text.', rfc(7515, '4.1.4'))];
  return /\.\.\/|[<>'"\\;|`$\u0000-\u001f]|\/dev\/|\/etc\//.test(kid.text)
    ? [
        warned(
          'Its kid looks like an attempt to reach a file or a database: treat it as hostile text.',
          rfc(8725, '3.10'),
        ),
      ]
    : [];
}

function critical({ header }: ReadToken): readonly Remark[] {
  const [crit] = membersNamed(header, 'crit');
  const remarks: Remark[] = [];
  if (crit)
    remarks.push(
      warned(
        `Its header has crit ${excerpt(shownText(crit))}: whoever does not know these extensions must refuse it.`,
        rfc(7515, '4.1.11'),
      ),
    );
  if (membersNamed(header, 'b64').some((b64) => b64.source === 'false'))
    remarks.push(warned('Its payload is said to be unencoded (b64), which no JWT may be.', rfc(7797, '7')));
  if (membersNamed(header, 'zip').length > 0)
    remarks.push(
      warned(
        'Its header has zip: compression may stand in encrypted tokens only, and is better avoided.',
        rfc(8725, '3.6'),
      ),
    );
  if (/^jwt$/i.test(textOf(header, 'cty') ?? ''))
    remarks.push(
      noted('It carries another JWT (cty JWT): a nested token, read from the inside out.', rfc(7519, '5.2')),
    );
  return remarks;
}

const IRREGULAR: Readonly<Record<string, readonly [sentence: string, source: Source]>> = {
  padding: ['It has “=” at the end of a part, which a JWS has not: strict verifiers refuse it.', rfc(7515, '2')],
  'not-base64url': ['It has characters that base64url has not: strict verifiers refuse it.', rfc(7515, '2')],
  'signature-length': [
    'Its signature has not the length that its algorithm makes: the copy is cut off, or it is made up.',
    rfc(7518, '3.1'),
  ],
  'payload-not-json': ['Its payload is not JSON, so it is no JWT.', rfc(7519, '7.2')],
  'payload-not-object': ['Its payload is JSON, but no object, so it is no JWT.', rfc(7519, '7.2')],
  'payload-empty': [
    'Its payload is empty: perhaps a detached signature.',
    { name: 'RFC 7515 Appendix F', url: 'https://www.rfc-editor.org/rfc/rfc7515#appendix-F' },
  ],
  'invalid-utf8': ['Its text is not valid UTF-8.', rfc(7519, '7.2')],
};

function irregular({ flags }: ReadToken): readonly Remark[] {
  return flags.flatMap((flag) => {
    const name = /^duplicate-key:(.*)$/s.exec(flag)?.[1];
    if (name !== undefined)
      return [
        warned(`It has “${excerpt(name)}” more than once: readers of JSON disagree on which counts.`, rfc(7519, '4')),
      ];
    const row = IRREGULAR[flag];
    return row === undefined ? [] : [warned(...row)];
  });
}

const REQUIRED = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];

/** A token typed at+jwt keeps to RFC 9068; one that is not typed may still be an access token, as at PingOne. */
function accessTokenProfile({ header, claims, kind }: ReadToken): readonly Remark[] {
  if (claims === undefined || kind === 'id-token' || kind === 'assertion') return [];
  const typ = typOf(header);
  if (typ !== 'at+jwt')
    return typ === '' || typ === 'jwt'
      ? [
          noted(
            'It is not typed at+jwt: an API that keeps to RFC 9068 refuses it. PingOne types it only if told to.',
            rfc(9068, '2.1'),
          ),
        ]
      : [noted(`It is typed ${excerpt(typ)}, which is no access token by RFC 9068.`, rfc(9068, '2.1'))];
  const absent = REQUIRED.filter((name) => membersNamed(claims, name).length === 0);
  if (absent.length === 0)
    return [noted('An access token of RFC 9068, with every claim that it requires.', rfc(9068, '2.2'))];
  const machine = absent.includes('sub') ? ' PingOne leaves sub out where no user took part.' : '';
  return [
    noted(`Typed at+jwt, but without ${absent.join(', ')}, which RFC 9068 requires.${machine}`, rfc(9068, '2.2')),
  ];
}

function lifetime({ claims }: ReadToken): readonly Remark[] {
  return claims !== undefined && membersNamed(claims, 'exp').length === 0
    ? [warned('It has no exp: by its own text it never ends.', rfc(7519, '4.1.4'))]
    : [];
}

const warned = (sentence: string, source: Source): Remark => ({ standing: 'warned', sentence, source });
const noted = (sentence: string, source: Source): Remark => ({ standing: 'noted', sentence, source });
