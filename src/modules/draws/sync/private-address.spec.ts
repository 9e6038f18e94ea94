import fc from 'fast-check';
import { isPrivateAddress } from './private-address';

const ipv4In = (first: number[], prefixBits: number) =>
  fc.nat({ max: 2 ** (32 - prefixBits) - 1 }).map((host) => {
    const base = first.reduce((sum, byte) => sum * 256 + byte, 0);
    const address = base + host;
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
  });

describe('a private address', () => {
  it.each([
    ['10.0.0.0', ipv4In([10, 0, 0, 0], 8)],
    ['172.16.0.0', ipv4In([172, 16, 0, 0], 12)],
    ['192.168.0.0', ipv4In([192, 168, 0, 0], 16)],
    ['127.0.0.0', ipv4In([127, 0, 0, 0], 8)],
    ['169.254.0.0', ipv4In([169, 254, 0, 0], 16)],
    ['100.64.0.0', ipv4In([100, 64, 0, 0], 10)],
    ['224.0.0.0', ipv4In([224, 0, 0, 0], 4)],
  ])('is every one of the network %s, written for IPv6 too', (_, addresses) => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(isPrivateAddress(address)).toBe(true);
        expect(isPrivateAddress(`::ffff:${address}`)).toBe(true);
        expect(isPrivateAddress(`[64:ff9b::${address}]`)).toBe(true);
      }),
    );
  });

  it.each(['0.0.0.0', '::', '::1', '[::1]', 'fe80::1%eth0', 'fd12:3456::1', 'ff02::1', '2002:7f00:1::', '255.255.255.255', '192.0.2.1'])(
    'is %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(true);
    },
  );

  it.each(['', 'localhost', 'example.com', '10.1', '0x7f000001'])('is %p, for being none', (text) => {
    expect(isPrivateAddress(text)).toBe(true);
  });

  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.0', '192.167.255.255', '100.63.255.255', '2606:4700::1111', '[2a00:1450:4001::1]'])(
    'is not %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});
