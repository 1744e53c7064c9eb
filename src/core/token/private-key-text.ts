import { readBase64Url } from './base64url.ts';

/** More than this, in characters, is never sent as anything, so it is not searched. */
const LONGEST_SEARCHED = 400_000;

const SPACE = String.raw`(?:[\s+_]|%(?:25)*20|=20|&nbsp;|\\[nrt]){1,9}`;
const QUOTE = String.raw`(?:\\*["'“”]|%(?:25)*22|&quot;)?`;
const COLON = String.raw`\s*(?:[:=]|%(?:25)*3[AD])\s*`;

/** What only private keys have, whatever is written around it: all patterns of one of these lists. */
const PRIVATE: readonly (readonly RegExp[])[] = [
  // first or last line of PEM, OpenSSH and PGP (RFC 7468 section 2), with spaces and line breaks as URLs and JSON have them
  [new RegExp(`(?:BEGIN|END)${SPACE}(?:[A-Z0-9]{1,12}${SPACE}){0,3}PRIVATE${SPACE}KEY`, 'i')],
  [/PuTTY-User-Key-File|<D>[\w+/=\s]{20}/i],
  [/AGE-SECRET-KEY-1[\da-z]|\bPrivateKey\s*=\s*[\w+/]{20}/i],
  // the body of an OpenSSH key
  [/(?:^|[^\w.+/-])b3BlbnNzaC1rZXktdjE/],
  // a JWK (RFC 7518 section 6), as JSON or as a form
  [
    new RegExp(`kty${QUOTE}${COLON}`),
    new RegExp(`(?:^|[\\s{,&?"'“”]|%(?:25)*(?:22|7B|2C|26)|&quot;)(?:d|k|priv)${QUOTE}${COLON}${QUOTE}[\\w-]`),
  ],
  // base64 of DER: SEQUENCE { INTEGER 0, 1 or 3, … } is PKCS#8, PKCS#1, SEC1 or PKCS#12, for each way to write a length
  [
    /(?:^|[^\w.+/-]|\\[nr])(?:M[A-H][AEIMQUYcgkosw048]CAQ[AE][CEw]|MI[E-H][\w+/-]AgE[AB][ABM]|MI[IJ][\w+/-]{2}[AQgw]IB[AM][ADQTz]|MI[IJ][\w+/-]{5}BgkqhkiG9w0BBQ)[\w+/%\s-]{12}/,
  ],
  // the same in hexadecimal digits
  [
    /(?:^|\W|0x)30[\s:]?(?:[0-7][\da-f]|81[\s:]?[\da-f]{2}|82[\s:]?[\da-f]{2}[\s:]?[\da-f]{2})[\s:]?02[\s:]?01[\s:]?0[013][\s:]?(?:30|02|04)[\s:]?[\da-f]{2}[\s:]?[\da-f]{2}/i,
  ],
  // base64 of PEM: “PRIVATE KEY” at each of its three alignments
  [/(?:^|[^\w.])LS0t/, /UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/],
];

/**
 * Whether a text is, or has in it, a private or symmetric key: as PEM, JWK, bare DER in base64 or hexadecimal digits, or as
 * one of the formats that tools have of their own. It must never be sent as a token.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-9.2
 */
export function isPrivateKey(text: string): boolean {
  const searched = text.slice(0, LONGEST_SEARCHED);
  return [searched, unescaped(searched), unescaped(withinBase64(searched))].some((each) =>
    PRIVATE.some((patterns) => patterns.every((pattern) => pattern.test(each))),
  );
}

/** A text without the escapes that JSON allows for ASCII. */
const unescaped = (text: string): string =>
  text.replace(/(?<!\\)\\+u00([2-7][\da-f])/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

/** What is encoded in a text that is nothing but base64, even if its end is lost; empty for any other text. */
export function withinBase64(text: string): string {
  if (!/^[\w+/=\s-]+$/.test(text)) return '';
  const digits = text.replace(/[\s=]+/g, '');
  const { bytes } = readBase64Url(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)));
  return bytes ? new TextDecoder().decode(bytes) : '';
}
