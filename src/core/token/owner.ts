import { textOf, type JsonNode } from './json.ts';

/** The client that a token was issued to, by the claim that names it; undefined where none does. */
export function ownerOf(claims: JsonNode | undefined): { readonly claim: string; readonly client: string } | undefined {
  for (const claim of CLAIMS) {
    const client = textOf(claims, claim);
    if (client !== undefined) return { claim, client };
  }
  return undefined;
}

/** The names that vendors give it. @see https://www.rfc-editor.org/rfc/rfc9068#section-2.2 */
const CLAIMS = ['client_id', 'azp', 'cid', 'appid'];
