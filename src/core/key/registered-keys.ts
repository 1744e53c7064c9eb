import { calculateJwkThumbprint, type JWK } from 'jose';
import { failure, success, type Result } from '../result.ts';
import { membersNamed, readJson, textOf, type JsonNode } from '../token/json.ts';

/** One public key of those registered for a client. `thumbprint` is missing if its members are malformed. */
export interface RegisteredKey {
  readonly kid: string | undefined;
  readonly kty: string;
  readonly alg: string | undefined;
  readonly use: string | undefined;
  readonly thumbprint: string | undefined;
  /** Whether it carries private members, which nobody must ever register. */
  readonly isPrivate: boolean;
}

const MOST_KEYS = 200;

/**
 * Reads the keys registered for a client: a JWKS, a JWK, the one-line string of PingOne's API, or an application's JSON
 * that has one of them as its `jwks`. The reason of a failure is a sentence.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export async function readRegisteredKeys(text: string): Promise<Result<readonly RegisteredKey[], string>> {
  const nodes = keyNodes(text.replace(/^\ufeff/, '').trim(), 0);
  if (nodes === undefined)
    return failure(
      'This is not a JWKS: a JSON object with a member “keys”, or one JWK, or the one-line string of PingOne.',
    );
  if (nodes.length > MOST_KEYS) return failure(`There are ${nodes.length} keys in it; at most ${MOST_KEYS} are read.`);
  return success(await Promise.all(nodes.map(readRegisteredKey)));
}

function keyNodes(text: string, depth: number): readonly JsonNode[] | undefined {
  if (depth > 3) return undefined;
  const read = readJson(text);
  // PingOne's one-line string, copied without the quotes around it
  const json = !read.ok && /^[{[]\s*\\+"/.test(text) ? readJson(`"${text}"`) : read;
  return json.ok ? keysOf(json.value, depth) : undefined;
}

function keysOf(node: JsonNode, depth: number): readonly JsonNode[] | undefined {
  if (node.kind === 'string') return keyNodes(node.text, depth + 1);
  if (membersNamed(node, 'kty').length > 0) return [node];
  const keys = node.kind === 'array' ? node : membersNamed(node, 'keys')[0];
  if (keys?.kind === 'array')
    return keys.items.every((item) => membersNamed(item, 'kty').length > 0) ? keys.items : undefined;
  const [jwks] = membersNamed(node, 'jwks');
  return jwks && keysOf(jwks, depth + 1);
}

async function readRegisteredKey(node: JsonNode): Promise<RegisteredKey> {
  const members = ['kty', 'n', 'e', 'crv', 'x', 'y'].flatMap((name) => {
    const text = textOf(node, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    kid: textOf(node, 'kid'),
    kty: textOf(node, 'kty') ?? '',
    alg: textOf(node, 'alg'),
    use: textOf(node, 'use'),
    thumbprint: await calculateJwkThumbprint(Object.fromEntries(members) as JWK).catch(() => undefined),
    isPrivate: ['d', 'k', 'p', 'q'].some((name) => membersNamed(node, name).length > 0),
  };
}
