import { BlockList } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host, as settings and addresses name it, is this machine and can be nothing else: `localhost`, or an address that no other machine reaches. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || loopback.check(bare, 'ipv4') || loopback.check(bare, 'ipv6');
}
