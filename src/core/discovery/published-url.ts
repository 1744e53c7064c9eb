import { urlError } from '../environment/environment.ts';
import { membersNamed, type JsonNode } from '../token/json.ts';
import type { Noted } from './offered.ts';

/** Whether a text is a URL that the relay could call, and of a length that can be shown. */
export const isUsableUrl = (text: string): boolean => text.length <= 2000 && urlError(text, 'a URL') === undefined;

/**
 * Reads the URL of an endpoint to the letter, since it may become an audience: http or https, printable ASCII, without user
 * name and fragment, and never http where the issuer is https. On another host than the issuer it is legal, and said.
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 */
export function readEndpoint(
  metadata: JsonNode | undefined,
  member: 'introspection_endpoint' | 'token_endpoint',
  issuer: string,
): Noted<string | undefined> {
  const [node] = membersNamed(metadata, member);
  if (node === undefined) return { value: undefined, notes: [] };
  const ignored = (why: string): Noted<undefined> => ({
    value: undefined,
    notes: [`“${member}” ${why}: it is ignored.`],
  });
  if (node.kind !== 'string') return ignored('is no text');
  if (!/^[\x21-\x7e]+$/.test(node.text) || !isUsableUrl(node.text)) return ignored('is no URL that can be called');
  const [url, from] = [new URL(node.text), new URL(issuer)];
  if (url.protocol === 'http:' && from.protocol === 'https:')
    return ignored('is an http URL, which would send the credentials in the clear');
  if (url.host === from.host) return { value: node.text, notes: [] };
  const note = `“${member}” is on ${url.host}, and the issuer on ${from.host}: that is allowed; make sure that it is meant.`;
  return { value: node.text, notes: [note] };
}

/** Reads the URL of the public keys, in the spelling of the URL standard. */
export function readJwksUri(metadata: JsonNode | undefined): Noted<string | undefined> {
  const [node] = membersNamed(metadata, 'jwks_uri');
  if (node === undefined) return { value: undefined, notes: [] };
  if (node.kind === 'string' && isUsableUrl(node.text)) return { value: new URL(node.text).href, notes: [] };
  return { value: undefined, notes: ['“jwks_uri” is no URL that can be called: it is ignored.'] };
}
