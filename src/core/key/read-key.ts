import { failure, success } from '../result.ts';
import { readBase64Url, readUtf8 } from '../token/base64url.ts';
import { readKeyJson } from './key-json.ts';
import type { KeyResult } from './key-reading.ts';
import { plainKeyText, readKeyFileText } from './key-text.ts';
import { bytesOfHex } from './octets.ts';
import { isPublicLabel, readPemBlocks, readPemContent } from './pem.ts';
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
const DEEPEST = 3;

async function readText(given: string, depth: number): Promise<KeyResult> {
  if (depth > DEEPEST) return refused('not-a-key');
  const text = given.replace(/^\ufeff+/, '').trim();
  const json = readKeyJson(text);
  if (json?.kind === 'text') {
    const inner = await readText(json.text, depth + 1);
    return inner.ok && inner.value.kind === 'jwk' && json.kid !== undefined
      ? success({ kind: 'jwk', jwk: { kid: json.kid, ...inner.value.jwk } })
      : inner;
  }
  if (json) return json.kind === 'refused' ? failure(json.refusal) : success(json);

  const plain = plainKeyText(text);
  if (plain === '') return refused('empty');
  const known = KNOWN.find(([pattern]) => pattern.test(plain.slice(0, 2000)));
  if (known) return refused(known[1]);
  if (/-(?:BEGIN|END) /i.test(plain)) {
    const pem = await readPem(plain);
    if (pem) return pem;
  }
  return readBare(plain, depth);
}

/** Texts that are known by how they begin, and are no signing key. */
const KNOWN: readonly (readonly [pattern: RegExp, code: KeyRefusalCode])[] = [
  [/^PuTTY-User-Key-File-/i, 'putty-ppk'],
  [/^(?:Bearer\s+)?eyJ[\w-]*\.[\w-]*\.[\w-]*\.[\w-]*\.[\w-]*/i, 'encrypted-jwk'],
  [/^(?:Bearer\s+)?eyJ[\w-]*\.[\w-]*\.[\w-]*/i, 'looks-like-a-jwt'],
  [/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) AAAA/, 'public-key'],
  [/^---- BEGIN SSH2 PUBLIC KEY/, 'public-key'],
  [/^(?:\{\{[^{}]*\}\}|%7B%7B.*%7D%7D|\$\{?\w+\}?|\$\(.*\))$/i, 'placeholder'],
  [/^<[^<>]*(?:key|private|secret|paste|your|insert|here)[^<>]*>$/i, 'placeholder'],
  [/^\W{0,3}(?:your|paste|insert|replace|change|enter|redacted|todo)\b.{0,80}$/i, 'placeholder'],
  [/^your[_-]\S{0,60}$/i, 'placeholder'],
  [/^(?:[*•.x]{3,80}|\[?redacted\]?)$/i, 'placeholder'],
  [/(?:^|[=:]\s*)\{\s*['"]?kty['"]?\s*:/, 'not-json'],
];

/** The one private key among the PEM blocks; undefined if there are no blocks. */
async function readPem(text: string): Promise<KeyResult | undefined> {
  const blocks = readPemBlocks(text);
  if (!blocks.ok) return blocks;
  const [first] = blocks.value;
  if (first === undefined) return undefined;
  const candidates = blocks.value.filter(({ label }) => !isPublicLabel(label));
  const distinct = [...new Map(candidates.map((block) => [block.body.replace(/\s+/g, ''), block])).values()];
  if (distinct.length > 1) return refused('ambiguous-multiple-keys', `${distinct.length} private keys`);
  const [block] = distinct;
  if (block === undefined) {
    const labels = blocks.value.map(({ label }) => label);
    if (labels.some((label) => label.includes('PUBLIC KEY'))) return refused('public-key');
    if (labels.some((label) => label.includes('REQUEST'))) return refused('csr');
    return refused(labels.some((label) => /CERTIFICATE|PKCS7|CMS/.test(label)) ? 'certificate' : 'not-a-key');
  }
  if (block.label.includes('PGP')) return refused('pgp');
  const content = readPemContent(block);
  if (block.label.includes('OPENSSH') || block.label.includes('SSH2')) return failure(openSshRefusal(content));
  if (!content.ok) return content;
  const { der, dek } = content.value;
  if (dek) return (await import('./traditional-pem.ts')).readTraditionalPem(der, dek);
  return readBinary(der);
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
  const packed = value.replace(/[\s:]+/g, '');
  if (/^30[0-9a-f]{60,}$/i.test(packed)) return readBinary(bytesOfHex(packed));
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return readEmbedded(text, packed, depth);
  const { bytes } = readBase64Url(packed);
  if (bytes === undefined) return refused(packed.startsWith('MI') ? 'truncated' : 'not-a-key');
  const inner = packed.length > 60 ? readUtf8(bytes) : undefined;
  if (inner !== undefined && /^\s*(?:-----BEGIN|\{|PuTTY)/.test(inner)) return readText(inner, depth + 1);
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
  if (bytes.length < 16 || bytes[0] !== 0x30) return refused('not-a-key');
  return (await import('./der-key.ts')).readDerKey(bytes);
}
