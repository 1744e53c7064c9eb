import type { Environment } from '../environment/environment.ts';
import type { JsonNode } from '../token/json.ts';

/**
 * Where the audience of an assertion comes from: the issuer, which rfc7523bis makes the only right one, an endpoint of the
 * server, as older servers want it, or a text typed by hand.
 */
export const AUDIENCES = ['issuer', 'token', 'introspection', 'custom'] as const;

/** One of {@link AUDIENCES}. */
export type Audience = (typeof AUDIENCES)[number];

/** The audience that is chosen, as it will stand in `aud`; empty if it is not known. */
export function audienceOf(
  choice: Audience,
  custom: string,
  environment: Pick<Environment, 'issuer' | 'tokenEndpoint' | 'introspectionEndpoint'>,
): string {
  switch (choice) {
    case 'issuer':
      return environment.issuer;
    case 'token':
      return environment.tokenEndpoint;
    case 'introspection':
      return environment.introspectionEndpoint;
    case 'custom':
      return custom;
  }
}

const hostOf = (text: string): string | undefined => {
  const name = URL.canParse(text) ? new URL(text).hostname.replace(/\.$/, '') : '';
  if (name === '') return undefined; // a URN or a plain name leads to no host
  return isLoopback(name) ? 'loopback' : name;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * The host that an assertion would be made for although the request goes elsewhere; undefined if it stays with the server
 * that is asked. Whoever receives an assertion for another server can use it there, so it takes a person's consent.
 * @see https://nvd.nist.gov/vuln/detail/CVE-2025-27370
 */
export function foreignAudienceHost(
  audience: string,
  environment: Pick<Environment, 'introspectionEndpoint'>,
): string | undefined {
  const host = hostOf(audience);
  const target = hostOf(environment.introspectionEndpoint);
  if (host === undefined || host === target) return undefined;
  return host === 'loopback' ? new URL(audience).host : host;
}

/** Whether a URL leads to the machine that the page runs on. */
export const isLoopbackUrl = (text: string): boolean => URL.canParse(text) && isLoopback(new URL(text).hostname);

/** The texts of an `aud` claim: one text, or those of a list (RFC 7519 section 4.1.3). */
export function textsOf(node: JsonNode | undefined): readonly string[] {
  if (node?.kind === 'string') return [node.text];
  return node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'string' ? [item.text] : [])) : [];
}
