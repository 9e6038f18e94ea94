import type { lookup } from 'node:dns';
import { publicLookup } from './public-lookup';

/** A resolver that answers with these addresses. */
const resolver = (...addresses: string[]) =>
  ((_: string, __: object, answer: (error: null, found: { address: string; family: number }[]) => void) =>
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof lookup;

const found = (all: boolean, ...addresses: string[]) =>
  new Promise((resolve, reject) => {
    publicLookup(resolver(...addresses))('data.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });

describe('looking a name up', () => {
  it('gives public addresses', async () => {
    expect(await found(false, '8.8.8.8', '2606:4700::1111')).toBe('8.8.8.8');
    expect(await found(true, '8.8.8.8')).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });

  it.each([[['127.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['fe80::1']], [[]]])('refuses %j', async (addresses) => {
    await expect(found(true, ...addresses)).rejects.toMatchObject({ kind: 'redirect-refused' });
  });
});
