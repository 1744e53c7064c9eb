/** Characters that clipboards bring along and nobody sees. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\0]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const DASH_RUNS = /[-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]+/g;

/**
 * The text of a key file: UTF-8, or UTF-16 as some Windows tools write it; undefined if the bytes are no text, as those of
 * a DER or PKCS#12 file.
 */
export function readKeyFileText(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0x30
          ? 'utf-16le'
          : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0001-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * The text without what clipboards, chat programs, mail and configuration files add to a PEM: invisible characters,
 * other dashes and spaces, and escaped line breaks, entities or percent signs. What a key itself may hold is not touched.
 */
export function plainKeyText(text: string): string {
  let plain = text;
  for (let round = 0; round < 3 && /%(?:0A|0D|20|22|25|2B|2D|2F|3D|7B)/i.test(plain); round++)
    plain = percentDecoded(plain);
  for (let round = 0; round < 2 && /&[a-z#]/i.test(plain); round++)
    plain = plain.replace(/&(?:#x0{0,9}([0-9a-f]{1,5})|#0{0,9}(\d{1,6})|([a-z]{2,8}));/gi, entity);
  plain = plain
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(/[\u201c-\u201e\u2033]/g, '"')
    .replace(/\r\n?/g, '\n');
  // one pattern for all escapes: each run of backslashes is looked at once, however long it is
  plain = plain.replace(/\\+(?:u000[ad]|x0[ad]|r\\*n|[nr]|(?=\n)|(["'/]))?/gi, (run, quoted?: string) =>
    quoted === undefined ? (/^\\+$/.test(run) ? run : '\n') : quoted,
  );
  if (!/BEGIN|END/i.test(plain)) return plain.trim();
  // a chat program makes one long dash of two or three
  return plain.replace(DASH_RUNS, (run) => (/[^-]/.test(run) ? '-----' : run)).trim();
}

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  gt: '>',
  lt: '<',
  newline: '\n',
  tab: ' ',
  plus: '+',
  sol: '/',
  equals: '=',
  hyphen: '-',
  dash: '-',
  minus: '-',
  ndash: '\u2013',
  mdash: '\u2014',
  shy: '',
  zwnj: '',
};

function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code < 0x110000 ? String.fromCodePoint(code) : whole;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+(?=(?:PRIVATE|RSA|EC|ENCRYPTED|KEY|CERTIFICATE)\b)/g, ' '));
  } catch {
    return text;
  }
}
