import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import registry from './special-purpose-addresses.json' with { type: 'json' };

const ranges = registry.cidrs.map(([cidr = '', purpose = '']) => ({ subnet: ipaddr.parseCIDR(cidr), purpose }));

/** Whether the text is an IPv4 or IPv6 address in its usual spelling (no brackets, no zone, no odd radix). */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/**
 * What an address is reserved for, such as `private` or `loopback`, or nothing for an ordinary public one.
 * Decided on the parsed bytes, never on the text, and by two opinions: either alone is enough to refuse.
 * @see https://www.rfc-editor.org/rfc/rfc6890
 */
export function specialPurposeOf(address: string): string | undefined {
  const parsed = ipaddr.parse(address);
  const range = ranges.find(({ subnet: [base, bits] }) => base.kind() === parsed.kind() && parsed.match(base, bits));
  if (range) return range.purpose;
  const opinion = parsed.range();
  return opinion === 'unicast' ? undefined : opinion;
}
