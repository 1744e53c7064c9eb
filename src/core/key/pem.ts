import { failure, success, type Result } from '../result.ts';
import { readBase64Url } from '../token/base64url.ts';
import { keyRefusal, type KeyRefusal } from './refusal.ts';

/** One PEM block: what its BEGIN line names, and the text up to its END line. */
export interface PemBlock {
  readonly label: string;
  readonly body: string;
}

/** The encryption that a traditional PEM names in its headers (RFC 1421 section 4.6.1.3): cipher and initialisation vector. */
export interface DekInfo {
  readonly cipher: string;
  readonly iv: string;
}

/** What a PEM block holds: bytes, encrypted as `dek` says if it is there. */
export interface PemContent {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly dek?: DekInfo;
}

interface Boundary {
  readonly kind: 'BEGIN' | 'END';
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_LABEL = 60;
const MOST_BOUNDARIES = 400;

/** Whether a block with this label holds something other than a private key. */
export const isPublicLabel = (label: string): boolean =>
  /PUBLIC KEY|CERTIFICATE|PARAMETERS|CRL|PKCS7|CMS|SIGNATURE|MESSAGE/.test(label) && !/PRIVATE/.test(label);

/**
 * The PEM blocks of a text, in order. The boundary lines may have lost their case or a dash; whatever stands outside of
 * blocks is ignored (RFC 7468 section 2). It takes time proportional to the length of the text.
 */
export function readPemBlocks(text: string): Result<readonly PemBlock[], KeyRefusal> {
  const blocks: PemBlock[] = [];
  let open: Boundary | undefined;
  for (const boundary of boundariesOf(text)) {
    if (boundary.kind === 'BEGIN') {
      const isCutOff = open !== undefined && !isPublicLabel(open.label) && hasBody(text, open.end);
      if (isCutOff) return failure(keyRefusal('missing-end'));
      open = boundary;
      continue;
    }
    if (open === undefined) return failure(keyRefusal('missing-begin'));
    if (open.label !== boundary.label)
      return failure(keyRefusal('mismatched-labels', `BEGIN ${open.label}, END ${boundary.label}`));
    blocks.push({ label: open.label, body: text.slice(open.end, boundary.start) });
    open = undefined;
  }
  if (open && !isPublicLabel(open.label)) {
    return failure(keyRefusal(hasBody(text, open.end) ? 'missing-end' : 'not-a-key'));
  }
  return success(blocks);
}

/** Whether base64 follows a BEGIN line. */
const hasBody = (text: string, from: number): boolean => /^\s*[A-Za-z0-9+/]{16}/.test(text.slice(from, from + 100));

/** The bytes of a block, without its headers and without what mail and editors put in front of lines. */
export function readPemContent({ body }: PemBlock): Result<PemContent, KeyRefusal> {
  const dek = /DEK-Info:\s*([A-Z0-9-]{3,30}),\s*([0-9A-F]{8,64})/i.exec(body);
  const isEncrypted = /Proc-Type:\s*4\s*,\s*ENCRYPTED/i.test(body);
  const lines = body
    .replace(/Proc-Type:\s*\d\s*,\s*[A-Z-]+/i, ' ')
    .replace(/DEK-Info:\s*[A-Z0-9-]+,\s*[0-9A-F]+/i, ' ')
    .split('\n')
    .map(withoutLinePrefix);
  const filled = lines.filter((line) => line !== '');
  const isNumbered = filled.length > 1 && filled.every((line) => LINE_NUMBER.test(line));
  const text = lines
    .map((line) => (isNumbered ? line.replace(LINE_NUMBER, '') : line))
    .filter((line) => !/^[A-Za-z][\w -]{0,40}:\s/.test(line)) // a header, such as a comment
    .join('')
    .replace(/\s+/g, '');
  if (text === '') return failure(keyRefusal('empty'));
  const isBase64 = !/[^A-Za-z0-9+/=_-]/.test(text);
  if ((!isBase64 && /\.\.\.|…|\*\*\*|[{}<>[\]]/.test(text)) || (text.length < 40 && PLACEHOLDER_WORDS.test(text)))
    return failure(keyRefusal('placeholder'));
  if (isEncrypted && !dek) return failure(keyRefusal('unsupported-encryption', 'no DEK-Info line'));
  if (/=[^=]/.test(text)) return failure(keyRefusal('illegal-base64', 'a “=” in the middle'));
  const { bytes } = readBase64Url(text);
  if (!isBase64) return failure(keyRefusal('illegal-base64'));
  if (bytes === undefined) return failure(keyRefusal('truncated'));
  return success({
    der: bytes,
    ...(isEncrypted && dek ? { dek: { cipher: (dek[1] ?? '').toUpperCase(), iv: dek[2] ?? '' } } : {}),
  });
}

/** The number that an editor or a log puts in front of a line, and what stands between it and the line. */
const LINE_NUMBER = /^[[(#L]?\d{1,5}(?:[\])]?\s*[.:|)│→]\s*|\]\s*|\s+|$)/;

const PLACEHOLDER_WORDS = /your|redacted|insert|paste|private|secret|key|xxxx/i;

/** Takes off the quotation marks of mails, and the quotes of a text constant in source code. */
const withoutLinePrefix = (line: string): string =>
  line
    .trim()
    .replace(LINE_END_ALONE, '')
    .replace(/<\/?[a-z]{1,10}[^>]{0,40}>/gi, '')
    .replace(/^(?:[>|]\s*)+/, '')
    .replace(/^(?:[-*•#]|\/\/)(?:\s+|$)/, '')
    .replace(/^(?:\+\s*)?[bru]?["'`]/, '')
    .replace(LINE_END, '')
    .replace(/\\$/, '');

/** What stands behind a line of a text constant in source code: the quote, and what joins it to the next line. */
const JOINT = String.raw`["'\`]\s{0,9}(?:[+,;.&\\)\]]|\+\s*(?:Environment\.NewLine|vbCrLf)\s*\+?|&\s*vb(?:CrLf|NewLine)\s*&\s*_)?;?$`;
const LINE_END = new RegExp(JOINT, 'i');
const LINE_END_ALONE = new RegExp(`^${JOINT}`, 'i');

/** The BEGIN and END lines, found from their words, so that any number of dashes costs no more than its length. */
function boundariesOf(text: string): readonly Boundary[] {
  const upper = text.toUpperCase();
  const found: Boundary[] = [];
  let from = 0;
  while (found.length < MOST_BOUNDARIES) {
    const dashes = upper.indexOf('--', from);
    if (dashes === -1) break;
    let at = dashes;
    while (upper[at] === '-') at++;
    from = at;
    while (upper[at] === ' ') at++;
    const kind = (['BEGIN', 'END'] as const).find((word) => upper.startsWith(`${word} `, at));
    if (kind === undefined) continue;
    const labelStart = at + kind.length + 1;
    const labelEnd = upper.indexOf('--', labelStart);
    if (labelEnd === -1 || labelEnd - labelStart > LONGEST_LABEL) continue;
    const label = upper.slice(labelStart, labelEnd).trim();
    if (!/^[A-Z0-9 -]+$/.test(label)) continue;
    let end = labelEnd;
    while (upper[end] === '-' && end - labelEnd < 5) end++;
    found.push({ kind, label, start: dashes, end });
    from = end;
  }
  return found;
}
