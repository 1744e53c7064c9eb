import { excerpt, listed } from '../claims/excerpt.ts';
import { membersNamed, textOf, type JsonNode } from '../token/json.ts';

/** What a structured value says, in a sentence; undefined where the meaning of its claim says all there is to say. */
export function describeValue(claim: string, node: JsonNode): string | undefined {
  switch (claim) {
    case 'cnf':
      return describeConfirmation(node);
    case 'act':
      return describeActors(node);
    case 'authorization_details':
      return describeDetails(node);
    case 'token_type':
      return node.kind === 'string' && node.text.toLowerCase() === 'dpop'
        ? 'Presented with a DPoP proof, never as a bearer token (RFC 9449).'
        : undefined;
    case 'aud':
      return /https:\/\/api\.pingone\./.test(node.source)
        ? 'Names the PingOne API itself: such a token carries roles, not scopes, and is for administration.'
        : undefined;
    default:
      return undefined;
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc7800#section-3.1 */
function describeConfirmation(node: JsonNode): string | undefined {
  if (node.kind !== 'object') return undefined;
  const has = (name: string): boolean => membersNamed(node, name).length > 0;
  if (has('jkt'))
    return 'Bound to the DPoP key with this thumbprint: each request needs a proof made with it (RFC 9449 §6).';
  if (has('x5t#S256'))
    return 'Bound to the client certificate with this thumbprint: it counts over mutual TLS only (RFC 8705 §3).';
  if (has('jwk') || has('kid') || has('jku')) return 'Bound to the key that is named here (RFC 7800).';
  return 'Bound to something that this page does not know.';
}

const LONGEST_CHAIN = 5;

/** The outermost actor is the current one; those within are history and decide nothing. @see https://www.rfc-editor.org/rfc/rfc8693#section-4.1 */
function describeActors(node: JsonNode): string | undefined {
  const actors: string[] = [];
  for (
    let actor: JsonNode | undefined = node;
    actor && actors.length < LONGEST_CHAIN;
    [actor] = membersNamed(actor, 'act')
  )
    actors.push(textOf(actor, 'sub') ?? textOf(actor, 'client_id') ?? 'somebody unnamed');
  const [current, ...before] = actors;
  if (current === undefined || node.kind !== 'object') return undefined;
  const history =
    before.length === 0 ? '' : ` Before: ${listed(before, ', then ')}, which is history and grants nothing.`;
  return `${excerpt(current)} acts for the subject.${history}`;
}

/** @see https://www.rfc-editor.org/rfc/rfc9396#section-2 */
function describeDetails(node: JsonNode): string {
  if (node.kind !== 'array') return 'A list of objects was expected here.';
  if (node.items.length === 0) return 'No permissions: the list is empty.';
  const types = node.items.map((item) => textOf(item, 'type') ?? 'one without type');
  return `${types.length} ${types.length === 1 ? 'permission' : 'permissions'}: ${listed(types)}.`;
}
