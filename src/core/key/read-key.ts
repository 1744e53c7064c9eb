import { failure, success } from '../result.ts';
import { readBase64Url, readUtf8 } from '../token/base64url.ts';
import { cleanToken } from '../token/clean.ts';
import { readKeyJson, type FoundKey, type KeyJson } from './key-json.ts';
import type { KeyReading, KeyResult } from './key-reading.ts';
import { plainKeyText, readKeyFileText } from './key-text.ts';
import { bytesOfHex } from './octets.ts';
import { isPublicLabel, readPemBlocks, readPemContent, type PemBlock } from './pem.ts';
import { keyRefusal, OPENSSH_ED25519_REMEDY, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

/** The longest text or file that is looked at, in characters or bytes. */
const LONGEST = 200_000;

/**
 * Reads whatever a person has as a key, without importing it: PEM in every wrapping that clipboards and configuration
 * files give it, DER, PKCS#12, bare base64, a JWK, a JWKS, or a JSON file that holds one of them. Never guesses: more than
 * one private key is an ambiguity, and what is no private key is refused by its own name.
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export async function readKey(given: string | Uint8Array<ArrayBuffer>): Promise<KeyResult> {
  if (given.length > LONGEST) return refused('oversized');
  if (given.length === 0) return refused('empty');
  if (typeof given === 'string') return readText(given, 0);
  const text = readKeyFileText(given);
  return text === undefined ? readBinary(given) : readText(text, 0);
}

const refused = (code: KeyRefusalCode, seen?: string): KeyResult => failure(keyRefusal(code, seen));

/** How often one text may be wrapped into another, as base64 or as a text within JSON. */
const DEEPEST = 4;

/** The shortest DER that can hold a key, in bytes. */
const SHORTEST = 16;

async function readText(given: string, depth: number): Promise<KeyResult> {
  if (depth > DEEPEST) return refused('not-a-key');
  const text = given.replace(/^\ufeff+/, '').trim();
  const plain = plainKeyText(text);
  const json = readJsonIn([text, plain, jsonWithin(plain)]);
  if (json?.kind === 'several') return onlyKey(await Promise.all(json.found.map((found) => readFound(found, depth))));
  if (json) return readFound(json, depth);

  if (plain === '') return refused('empty');
  const start = plain.slice(0, 2000);
  const known = KNOWN.find(([pattern]) => pattern.test(start));
  if (known) return refused(known[1]);
  if (/-\s*(?:BEGIN|END) /i.test(plain)) {
    const pem = await readPem(plain);
    if (pem) return pem;
  }
  const token = cleanToken(start.replace(/^[A-Za-z_][\w-]{0,40}\s*[=:]\s*(?=\S)/, '')).text;
  if (/^e[wy][\w-]+\.[\w-]+\.[\w-]*$/.test(token)) return refused('looks-like-a-jwt');
  return readBare(plain, depth);
}

const MALFORMED: ReadonlySet<string> = new Set(['not-json', 'truncated']);

/** What the first of these texts that is JSON holds; else why the first that tries to be JSON is none. */
function readJsonIn(texts: readonly string[]): KeyJson | undefined {
  let malformed: KeyJson | undefined;
  for (const text of new Set(texts)) {
    const json = readKeyJson(text);
    if (json && !(json.kind === 'refused' && MALFORMED.has(json.refusal.code))) return json;
    malformed ??= json;
  }
  return malformed;
}

/** The JSON within a text that has more around it: source code, a fence, quotation marks. Empty if there is none. */
function jsonWithin(text: string): string {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start === -1 || end < start || text.includes('-BEGIN ') || !/"(?:kty|keys)"/.test(text)) return '';
  return text.slice(start, end + 1).replace(/^[ \t]*>[ \t]?/gm, '');
}

async function readFound(found: FoundKey, depth: number): Promise<KeyResult> {
  if (found.kind === 'refused') return failure(found.refusal);
  if (found.kind !== 'text') return success(found);
  const inner = await readText(found.text, depth + 1);
  return inner.ok && inner.value.kind === 'jwk' && found.kid !== undefined
    ? success({ kind: 'jwk', jwk: { kid: found.kid, ...inner.value.jwk } })
    : inner;
}

/** The one key that several places hold, which may all hold the same one; two different ones are an ambiguity. */
function onlyKey(results: readonly KeyResult[]): KeyResult {
  const [first] = results;
  const identities = new Set(results.map((result, at) => (result.ok ? identityOf(result.value, at) : at)));
  if (first === undefined || identities.size > 1)
    return refused('ambiguous-multiple-keys', `${identities.size} private keys`);
  return first;
}

const identityOf = (reading: KeyReading, at: number): string | number =>
  reading.kind !== 'jwk' ? at : reading.jwk.kty === 'RSA' ? reading.jwk.n : reading.jwk.x;

/** Texts that are known by how they begin, and are no signing key. */
const KNOWN: readonly (readonly [pattern: RegExp, code: KeyRefusalCode])[] = [
  [/^PuTTY-User-Key-File-/i, 'putty-ppk'],
  [/^(?:Bearer\s+)?eyJ[\w-]*\.[\w-]*\.[\w-]*\.[\w-]*\.[\w-]*/i, 'encrypted-jwk'],
  [/^(?:Bearer\s+)?eyJ[\w-]*\.[\w-]*\.[\w-]*/i, 'looks-like-a-jwt'],
  [/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) AAAA/, 'public-key'],
  [/^---- BEGIN SSH2 PUBLIC KEY/, 'public-key'],
  [/^(?:\{\{[^{}]*\}\}|\$\{?[\w.:-]+\}?|\$\(.*\))$/i, 'placeholder'],
  [/^<[^<>\n]{0,40}(?:key|private|secret|paste|your|insert|here|sensitive)[^<>\n]{0,40}>$/i, 'placeholder'],
  [/^(?:\w+\s*[=:]\s*)?(?:my|your)?[_ -]?(?:rsa|ec)?[_ -]?private[_ -]?key(?:[_ -]here)?$/i, 'placeholder'],
  [
    /^(?:\$\{\{.*\}\}|%\w+%|#\{\w+\}#?|__\w+__|\{\w+\}|\[[\w ]{3,40}\]|\(?sensitive(?: value)?\)?|change_?me|replace_?me)$/i,
    'placeholder',
  ],
  [/^\W{0,3}(?:your|paste|insert|replace|change|enter|redacted|todo)\b.{0,80}$/i, 'placeholder'],
  [/^your[_-]\S{0,60}$/i, 'placeholder'],
  [/^(?:[*•.x]{3,80}|\[?redacted\]?)$/i, 'placeholder'],
  [/(?:^|[\s{,'"])kty['"]?\s*:/, 'not-json'],
];

/** The one private key among the PEM blocks; undefined if there are no blocks. */
async function readPem(text: string): Promise<KeyResult | undefined> {
  const blocks = readPemBlocks(text);
  if (!blocks.ok) return blocks;
  if (blocks.value.length === 0) return undefined;
  const candidates = blocks.value.filter(({ label }) => !isPublicLabel(label));
  const distinct = [...new Map(candidates.map((block) => [block.body.replace(/\s+/g, ''), block])).values()];
  const [block] = distinct;
  if (block === undefined) return readPublicBlocks(blocks.value);
  if (distinct.length > 8) return refused('ambiguous-multiple-keys', `${distinct.length} private keys`);
  return distinct.length === 1 ? readBlock(block) : onlyKey(await Promise.all(distinct.map(readBlock)));
}

/** What blocks are that do not call themselves private keys; a tool may have written CERTIFICATE around one all the same. */
async function readPublicBlocks(blocks: readonly PemBlock[]): Promise<KeyResult> {
  const contents = blocks.slice(0, 8).flatMap((block) => {
    const content = readPemContent(block);
    return content.ok ? [content.value.der] : [];
  });
  const results = await Promise.all(contents.map((der) => readBinary(der)));
  const keys = results.filter(({ ok }) => ok);
  if (keys.length > 0) return onlyKey(keys);
  const labels = blocks.map(({ label }) => label);
  if (labels.some((label) => label.includes('PUBLIC KEY'))) return refused('public-key');
  if (labels.some((label) => label.includes('REQUEST'))) return refused('csr');
  return refused(labels.some((label) => /CERTIFICATE|PKCS7|CMS/.test(label)) ? 'certificate' : 'not-a-key');
}

async function readBlock(block: PemBlock): Promise<KeyResult> {
  if (block.label.includes('PGP')) return refused('pgp');
  const content = readPemContent(block);
  if (block.label.includes('OPENSSH') || block.label.includes('SSH2')) return failure(openSshRefusal(content));
  if (!content.ok) return content;
  const { der, dek } = content.value;
  if (dek) return (await import('./traditional-pem.ts')).readTraditionalPem(der, dek);
  return der.length < SHORTEST ? refused('truncated', `${der.length} bytes`) : readBinary(der);
}

/** The refusal of a key in OpenSSH's own format; the type of the key stands readable in it, even if it is encrypted. */
function openSshRefusal(content: ReturnType<typeof readPemContent>): KeyRefusal {
  const start = content.ok ? String.fromCharCode(...content.value.der.subarray(0, 300)) : '';
  const refusal = keyRefusal('openssh');
  return start.includes('ssh-ed25519') ? { ...refusal, remedy: OPENSSH_ED25519_REMEDY } : refusal;
}

/** A key whose BEGIN and END lines were left out, or that was encoded once more: base64 or hexadecimal digits alone. */
async function readBare(text: string, depth: number): Promise<KeyResult> {
  const value = text
    .replace(/^(?:export\s+)?[A-Za-z_][\w.-]{0,60}\s*[=:]\s*(?=\S)/, '')
    .replace(/^["'`]|["'`]?[;,]?$/g, '');
  const hex = value.replace(/[\s:]+/g, '');
  if (/^30[0-9a-f]{60,}$/i.test(hex)) return readBinary(bytesOfHex(hex));
  const packed = value.replace(/\s+/g, '');
  if (packed.startsWith('b3BlbnNzaC1rZXktdjE')) return refused('openssh');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return readEmbedded(text, packed, depth);
  const { bytes } = readBase64Url(packed);
  if (bytes === undefined) return refused(/^(?:M[A-Z]|LS0t|eyJ)/.test(packed) ? 'truncated' : 'not-a-key');
  const inner = packed.length > 60 ? readUtf8(bytes) : undefined;
  if (inner !== undefined && /-BEGIN |^\s*(?:[{["]|PuTTY|[\w+/=\s-]{60,}$)/.test(inner))
    return readText(inner, depth + 1);
  return bytes[0] === 0x30 || isKeystore(bytes) ? readBinary(bytes) : refused('not-a-key');
}

const MOST_RUNS = 10;

/** A key as one long base64 value among other text, such as that of a configuration file. */
async function readEmbedded(text: string, packed: string, depth: number): Promise<KeyResult> {
  const runs = (text.match(/[A-Za-z0-9+/_-]{64,}={0,2}/g) ?? []).slice(0, MOST_RUNS);
  const isDamaged = /^M[A-Za-z0-9+/]{40}/.test(packed);
  if (isDamaged || runs.length === 0) return refused(isDamaged ? 'illegal-base64' : 'not-a-key');
  const results = await Promise.all(runs.map((run) => readText(run, depth + 1)));
  const keys = results.filter(({ ok }) => ok);
  if (keys.length > 1) return refused('ambiguous-multiple-keys', `${keys.length} private keys`);
  return keys[0] ?? (results.length === 1 ? results[0] : undefined) ?? refused('not-a-key');
}

const isKeystore = (bytes: Uint8Array): boolean =>
  [
    [0xfe, 0xed, 0xfe, 0xed],
    [0xce, 0xce, 0xce, 0xce],
  ].some((magic) => magic.every((byte, at) => bytes[at] === byte));

async function readBinary(bytes: Uint8Array<ArrayBuffer>): Promise<KeyResult> {
  if (isKeystore(bytes)) return refused('java-keystore');
  if (bytes.length < SHORTEST || bytes[0] !== 0x30) return refused('not-a-key');
  return (await import('./der-key.ts')).readDerKey(bytes);
}
