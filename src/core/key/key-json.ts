import { membersNamed, readJson, textOf, type JsonNode } from '../token/json.ts';
import type { Result } from '../result.ts';
import { readPrivateJwk, type PrivateJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

/** One private key of a set, or why it cannot sign; `kid` is what its set calls it. */
export interface KeySetMember {
  readonly kid: string | undefined;
  readonly key: Result<PrivateJwk, KeyRefusal>;
}

/** A key, a set of keys, a text that may be a key (with the id that stands beside it), or why it is none. */
export type FoundKey =
  | { readonly kind: 'jwk'; readonly jwk: PrivateJwk }
  | { readonly kind: 'set'; readonly members: readonly KeySetMember[] }
  | { readonly kind: 'text'; readonly text: string; readonly kid: string | undefined }
  | { readonly kind: 'refused'; readonly refusal: KeyRefusal };

/** What a JSON text holds: one of them, or several places in which one may be. */
export type KeyJson = FoundKey | { readonly kind: 'several'; readonly found: readonly FoundKey[] };

const MOST_KEYS = 50;
const MOST_NODES = 5000;

/**
 * Reads a JSON text that holds a key: a JWK, a JWKS, the escaped one-line string in which PingOne's API takes a JWKS, or a
 * file in which a key is one member among others (service accounts, an application's export). Undefined if it is no JSON
 * and does not try to be.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function readKeyJson(text: string): KeyJson | undefined {
  if (!/^(?:"|\{(?!\{|\w+\}$)|\[\s*[{"\]])/.test(text)) return undefined;
  const json = readJson(text);
  if (json.ok) return readNode(json.value);
  if (text.includes('-BEGIN ') || text.startsWith('"-')) return undefined;
  // PingOne's one-line string, copied without the quotes around it
  const unescaped = /^[{[]\s*\\+"/.test(text) ? readJson(`"${text}"`) : undefined;
  if (unescaped?.ok && unescaped.value.kind === 'string') return readKeyJson(unescaped.value.text);
  const { at } = json.reason;
  const rest = text.slice(at);
  const isCutOff = rest === '' || /^"(?:[^"\\]|\\.)*\\?$/.test(rest);
  if (!/^[{[]/.test(text)) return isCutOff && /kty|keys/.test(text) ? refused('truncated') : undefined;
  return refused(isCutOff ? 'truncated' : 'not-json', `JSON ends at character ${at + 1}`);
}

const refused = (code: KeyRefusalCode, seen?: string): FoundKey => ({
  kind: 'refused',
  refusal: keyRefusal(code, seen),
});

function readNode(node: JsonNode): KeyJson {
  if (node.kind === 'string') return { kind: 'text', text: node.text, kid: undefined };
  if (membersNamed(node, 'ciphertext').length > 0) return refused('encrypted-jwk');
  const direct = readSetOrKey(node);
  if (direct) return direct;

  const lines =
    node.kind === 'array' ? node.items.map((item) => (item.kind === 'string' ? item.text : '')).join('\n') : '';
  if (lines.includes('-BEGIN ')) return { kind: 'text', text: lines, kid: undefined };
  const found = keysWithin(node);
  const [only] = found;
  if (only === undefined) return refused('not-a-key');
  return found.length === 1 ? only : { kind: 'several', found };
}

/** A JWK, a JWKS or a bare list of JWKs; undefined for any other value. */
function readSetOrKey(node: JsonNode): FoundKey | undefined {
  if (membersNamed(node, 'kty').length > 0) {
    const key = readPrivateJwk(node);
    return key.ok ? { kind: 'jwk', jwk: key.value } : { kind: 'refused', refusal: key.reason };
  }
  if (membersNamed(node, 'keys').length > 1) return refused('duplicate-member', '“keys”');
  const keys = node.kind === 'array' ? node : membersNamed(node, 'keys')[0];
  if (keys?.kind !== 'array' || !keys.items.every((item) => membersNamed(item, 'kty').length > 0)) return undefined;
  return readSet(keys.items);
}

function readSet(items: readonly JsonNode[]): FoundKey {
  if (items.length === 0) return refused('empty');
  if (items.length > MOST_KEYS) return refused('oversized', `${items.length} keys`);
  const isSecret = (item: JsonNode): boolean => textOf(item, 'kty') === 'oct';
  const members = items
    .filter((item) => isSecret(item) || membersNamed(item, 'd').length > 0)
    .map((item) => ({ kid: textOf(item, 'kid'), key: readPrivateJwk(item) }));
  // an encryption key or a shared secret beside the one that signs makes nothing ambiguous
  const candidates = members.filter(({ key }) => key.ok || !OTHER_PURPOSE.has(key.reason.code));
  const [only, second] = candidates.length > 0 ? candidates : members;
  if (only === undefined) return refused('public-key');
  if (second === undefined || candidates.length === 0)
    return only.key.ok ? { kind: 'jwk', jwk: only.key.value } : { kind: 'refused', refusal: only.key.reason };
  const kids = candidates.flatMap(({ kid }) => kid ?? []);
  if (new Set(kids).size < kids.length) return refused('duplicate-kid');
  return { kind: 'set', members: candidates };
}

const OTHER_PURPOSE: ReadonlySet<string> = new Set([
  'use-not-sig',
  'key_ops-lacks-sign',
  'not-a-signing-key',
  'symmetric-key-for-private_key_jwt',
]);

/** How a text within a JSON value begins that is a key, that is something public, and that may be either in base64. */
const PRIVATE_TEXT = /PRIVATE KEY-|^\s*[{[]\s*"(?:kty|keys)"/;
const PUBLIC_TEXT = /-BEGIN |^PuTTY-|^(?:ssh|ecdsa)-/;
const BASE64_TEXT = /^(?:LS0t|M[A-Z]|eyJ|\/u3)[\w+/=\s-]{60,}$/;

/** The places within a JSON value that may hold a key: as an object, or as a text; what is public only if nothing else is there. */
function keysWithin(root: JsonNode): readonly FoundKey[] {
  const keys: FoundKey[] = [];
  const encoded: FoundKey[] = [];
  const others: FoundKey[] = [];
  const waiting: { readonly node: JsonNode; readonly parent: JsonNode }[] = [{ node: root, parent: root }];
  for (let visited = 0; visited < MOST_NODES; visited++) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { node, parent } = next;
    if (node.kind === 'string') {
      const list = PRIVATE_TEXT.test(node.text)
        ? keys
        : PUBLIC_TEXT.test(node.text)
          ? others
          : BASE64_TEXT.test(node.text)
            ? encoded
            : undefined;
      list?.push({ kind: 'text', text: node.text, kid: kidBeside(parent) });
      continue;
    }
    const key = node === root ? undefined : readSetOrKey(node);
    if (key) (key.kind === 'refused' && key.refusal.code === 'public-key' ? others : keys).push(key);
    else if (node.kind === 'array') for (const item of node.items) waiting.push({ node: item, parent: node });
    else if (node.kind === 'object') for (const { value } of node.members) waiting.push({ node: value, parent: node });
  }
  const [first] = others;
  if (keys.length > 0) return keys;
  if (encoded.length > 0) return encoded;
  return first ? [first] : [];
}

/** The names under which files keep the id of the key that stands beside it. */
const KID_NAMES = ['kid', 'private_key_id', 'privateKeyId', 'keyId', 'key_id'];

const kidBeside = (parent: JsonNode): string | undefined =>
  KID_NAMES.map((name) => textOf(parent, name)).find((text) => text !== undefined);
