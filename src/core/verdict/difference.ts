import { listed } from '../claims/excerpt.ts';
import { describeDuration, readTime, TIME_CLAIMS } from '../claims/time.ts';
import { describeNearMiss } from '../environment/near-miss.ts';
import type { JsonNode } from '../token/json.ts';
import { valuesOf } from './voices.ts';

/** How the server's word differs from the token's own, and why that may be; for two values that do differ. `vouched` tells whether
 * the server vouches for the token. */
export function describeDifference(claim: string, token: JsonNode, server: JsonNode, vouched: boolean): string {
  const counts = vouched ? ' The server’s word counts.' : '';
  if (token.kind !== server.kind && claim !== 'aud')
    return `Differs: the token has a ${token.kind} here, the server a ${server.kind}.`;
  if (claim === 'scope' || claim === 'aud') {
    const [own, said] = [valuesOf(claim, token), valuesOf(claim, server)];
    const [left, right] = [new Set(own), new Set(said)];
    const dropped = own.filter((value) => !right.has(value));
    const added = said.filter((value) => !left.has(value));
    const parts = [
      ...(dropped.length > 0 ? [`the server leaves out ${listed(dropped)}, which the token has`] : []),
      ...(added.length > 0 ? [`the server adds ${listed(added)}`] : []),
    ];
    const why =
      claim === 'scope' && dropped.length > 0 ? ' A server may trim scopes for the caller (RFC 7662 §2.2).' : '';
    if (parts.length > 0) return `Differs: ${parts.join(', and ')}.${why}${counts}`;
  }
  if (TIME_CLAIMS.has(claim)) {
    const [own, said] = [readTime(token), readTime(server)];
    if (own.kind === 'time' && said.kind === 'time')
      return `Differs: the server says ${describeDuration(said.seconds - own.seconds)} ${said.seconds > own.seconds ? 'later' : 'earlier'} than the token.`;
  }
  const near =
    token.kind === 'string' && server.kind === 'string' ? describeNearMiss(token.text, server.text) : undefined;
  return near === undefined
    ? `Differs from what the token says.${counts}`
    : `Differs from what the token says. In the token: ${near}.`;
}
