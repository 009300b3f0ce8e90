import ipaddr from 'ipaddr.js';

/** What IPv6 has given out for public use: everything else, whatever it is called, is special or nobody's. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an IP address is one of the public internet: not of this machine or its network, not link-local (where clouds
 * keep their secrets), shared, multicast, reserved, or one that stands for an IPv4 address.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast') return false;
  return ip.kind() === 'ipv4' || (ip as ipaddr.IPv6).match(GLOBAL_UNICAST);
};
