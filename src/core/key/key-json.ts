import { duplicateNames, membersNamed, readJson, textOf, type JsonNode } from '../token/json.ts';
import type { Result } from '../result.ts';
import { readPrivateJwk, type PrivateJwk } from './private-jwk.ts';
import { keyRefusal, type KeyRefusal, type KeyRefusalCode } from './refusal.ts';

/** One private key of a set, or why it cannot sign; `kid` is what its set calls it. */
export interface KeySetMember {
  readonly kid: string | undefined;
  readonly key: Result<PrivateJwk, KeyRefusal>;
}

/** What a JSON text holds: a key, a set of keys, a text that may be a key (with the id that stands beside it), or neither. */
export type KeyJson =
  | { readonly kind: 'jwk'; readonly jwk: PrivateJwk }
  | { readonly kind: 'set'; readonly members: readonly KeySetMember[] }
  | { readonly kind: 'text'; readonly text: string; readonly kid: string | undefined }
  | { readonly kind: 'refused'; readonly refusal: KeyRefusal };

const MOST_KEYS = 50;
const MOST_NODES = 5000;

/**
 * Reads a JSON text that holds a key: a JWK, a JWKS, the escaped one-line string in which PingOne's API takes a JWKS, or a
 * file in which a key is one member among others (service accounts, an application's export). Undefined if it is no JSON
 * and does not try to be.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function readKeyJson(text: string): KeyJson | undefined {
  if (!/^(?:"|\{(?!\{)|\[\s*[{"\]])/.test(text)) return undefined;
  const json = readJson(text);
  if (json.ok) return readNode(json.value);
  if (text.includes('-BEGIN ') || text.startsWith('"-')) return undefined;
  // PingOne's one-line string, copied without the quotes around it
  const unescaped = /^[{[]\s*\\+"/.test(text) ? readJson(`"${text}"`) : undefined;
  if (unescaped?.ok && unescaped.value.kind === 'string') return readKeyJson(unescaped.value.text);
  if (!/^[{[]/.test(text)) return undefined;
  const isCutOff = !/[}\]]$/.test(text);
  return refused(isCutOff ? 'truncated' : 'not-json', `JSON ends at character ${json.reason.at + 1}`);
}

const refused = (code: KeyRefusalCode, seen?: string): KeyJson => ({
  kind: 'refused',
  refusal: keyRefusal(code, seen),
});

function readNode(node: JsonNode): KeyJson {
  if (node.kind === 'string') return { kind: 'text', text: node.text, kid: undefined };
  if (membersNamed(node, 'ciphertext').length > 0) return refused('encrypted-jwk');
  const direct = readSetOrKey(node);
  if (direct) return direct;

  const found = keysWithin(node);
  const [first, second] = found;
  if (first === undefined) {
    const code = (['PUBLIC KEY', 'CERTIFICATE'] as const).find((label) => node.source.includes(`BEGIN ${label}`));
    return refused(code === 'PUBLIC KEY' ? 'public-key' : code === 'CERTIFICATE' ? 'certificate' : 'not-a-key');
  }
  return second === undefined ? first : refused('ambiguous-multiple-keys', `${found.length} keys`);
}

/** A JWK, a JWKS or a bare list of JWKs; undefined for any other value. */
function readSetOrKey(node: JsonNode): KeyJson | undefined {
  if (membersNamed(node, 'kty').length > 0) {
    const key = readPrivateJwk(node);
    return key.ok ? { kind: 'jwk', jwk: key.value } : { kind: 'refused', refusal: key.reason };
  }
  if (duplicateNames(node).includes('keys')) return refused('duplicate-member', '“keys”');
  const keys = node.kind === 'array' ? node : membersNamed(node, 'keys')[0];
  if (keys?.kind !== 'array' || !keys.items.every((item) => membersNamed(item, 'kty').length > 0)) return undefined;
  return readSet(keys.items);
}

function readSet(items: readonly JsonNode[]): KeyJson {
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

/** The names under which files keep the id of the key that stands beside it. */
const KID_NAMES = ['kid', 'private_key_id', 'privateKeyId', 'keyId', 'key_id'];

/** The keys anywhere within a JSON value: as objects, and as texts that hold a PEM or a JWK. */
function keysWithin(root: JsonNode): readonly KeyJson[] {
  const found: KeyJson[] = [];
  const waiting: { readonly node: JsonNode; readonly parent: JsonNode }[] = [{ node: root, parent: root }];
  for (let visited = 0; visited < MOST_NODES; visited++) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { node, parent } = next;
    if (node.kind === 'string' && /PRIVATE KEY-|^\s*[{[]\s*"(?:kty|keys)"/.test(node.text)) {
      const kid = KID_NAMES.map((name) => textOf(parent, name)).find((text) => text !== undefined);
      found.push({ kind: 'text', text: node.text, kid });
      continue;
    }
    const key = node === root ? undefined : readSetOrKey(node);
    if (key) found.push(key);
    else if (node.kind === 'array') for (const item of node.items) waiting.push({ node: item, parent: node });
    else if (node.kind === 'object') for (const { value } of node.members) waiting.push({ node: value, parent: node });
  }
  return found;
}
