import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { isAddress, specialPurposeOf } from './address.ts';
import registry from './special-purpose-addresses.json' with { type: 'json' };

describe('an address', () => {
  test.each(registry.cidrs)('in %s (%s) is special', (cidr = '') => {
    const isV4 = ipaddr.IPv4.isValid(cidr.split('/')[0] ?? '');
    const kind = isV4 ? ipaddr.IPv4 : ipaddr.IPv6;
    const [first, last] = [kind.networkAddressFromCIDR(cidr), lastOf(cidr)];
    expect(specialPurposeOf(first.toString())).toBeDefined();
    expect(specialPurposeOf(last)).toBeDefined();
  });

  test.each(['8.8.8.8', '93.184.215.14', '172.14.0.1', '172.32.0.0', '100.63.255.255', '2606:4700:4700::1111'])(
    'such as %s is public',
    (address) => expect(specialPurposeOf(address)).toBeUndefined(),
  );

  test('that ipaddr.js alone takes for public is still special', () => {
    expect(specialPurposeOf('168.63.129.16')).toBe('azure-wireserver');
    expect(specialPurposeOf('100:0:0:1::5')).toBe('dummy');
  });

  test.each(['not-an-ip', '', '127.1', '0x7f000001', '[::1]', 'fe80::1%lo', ' 8.8.8.8'])(
    'has one spelling, and %j is not it',
    (text) => expect(isAddress(text)).toBe(false),
  );
});

function lastOf(cidr: string): string {
  const [base, bits] = ipaddr.parseCIDR(cidr);
  const bytes = base.toByteArray();
  for (let bit = bits; bit < bytes.length * 8; bit += 1) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  return ipaddr.fromByteArray(bytes).toString();
}
