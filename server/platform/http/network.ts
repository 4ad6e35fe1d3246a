import { isIPv6 } from 'node:net';

/** The eight 16-bit groups of an IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  // The URL parser knows every notation and gives the canonical one.
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const parse = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => parseInt(group, 16));
  const [before, after] = [parse(head), parse(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/**
 * Whose line an address is on, to count calls by: an IPv4 address as it is, of IPv6 the /64, which is the least one
 * customer is given; whoever has it could otherwise call from a new address each time. IPv4 mapped into IPv6 is IPv4.
 */
export function networkOf(address: string): string {
  const plain = address.split('%')[0]!;
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
