import fc from 'fast-check';
import { readBoolean, readFloat, readInteger, readText } from './cells';

/** A whole number as NumPy keeps it in memory. */
function littleEndian(value: number, bytes: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value), true);
  return new Uint8Array(view.buffer, 0, bytes);
}
const float = (value: number, bytes: 4 | 8): Uint8Array => {
  const view = new DataView(new ArrayBuffer(bytes));
  if (bytes === 4) view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
};
const unreadable = { value: null, readable: false };

describe('a whole number in a cell', () => {
  it.each([1, 2, 4, 8])('is read from %d little-endian bytes', (bytes) => {
    const greatest = bytes === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * bytes - 1) - 1;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: greatest }), (value) => {
        expect(readInteger(littleEndian(value, bytes))).toEqual({ value, readable: true });
      }),
    );
  });

  it('is read from bytes in the middle of a larger buffer', () => {
    expect(readInteger(new Uint8Array([9, 9, 26, 0, 9]).subarray(2, 4)).value).toBe(26);
  });

  it('is read from a number, a bigint and digits', () => {
    expect([readInteger(7), readInteger(7n), readInteger(' 7 '), readInteger('7.0')].map(({ value }) => value)).toEqual([7, 7, 7, 7]);
  });

  it.each([
    ['bytes whose highest bit could be a sign', new Uint8Array([200])],
    ['three bytes', new Uint8Array([1, 0, 0])],
    ['a fraction', 2.5],
    ['words', 'seven'],
    ['a number that would be rounded', 2n ** 60n],
  ])('is not guessed from %s', (_, cell) => expect(readInteger(cell)).toEqual(unreadable));

  it('may be missing', () => expect(readInteger(null)).toEqual({ value: null, readable: true }));
});

describe('a number in a cell', () => {
  it('is read from 8 little-endian bytes to the last bit, from 4 as they are', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readFloat(float(value, 8)).value).toBe(value);
        const single = Math.fround(value);
        if (Number.isFinite(single)) expect(readFloat(float(value, 4)).value).toBe(single);
      }),
    );
  });

  it('is no number when it is not-a-number', () => expect(readFloat(float(Number.NaN, 8))).toEqual(unreadable));
  it('is read from digits', () => expect(readFloat('1.5e-3').value).toBe(0.0015));
  it('is not guessed from words', () => expect(readFloat('fast')).toEqual(unreadable));
});

describe('a truth value in a cell', () => {
  it.each([
    [1n, true],
    [0n, false],
    [new Uint8Array([1]), true],
    [new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0]), false],
    ['True', true],
    ['0', false],
  ])('%p is %p', (cell, value) => expect(readBoolean(cell).value).toBe(value));

  it('is not guessed from 2', () => expect(readBoolean(2n)).toEqual(unreadable));
});

describe('a text in a cell', () => {
  it('is read from its bytes', () => expect(readText(new TextEncoder().encode('Régression')).value).toBe('Régression'));
  it('is not guessed from bytes that are no UTF-8', () => expect(readText(new Uint8Array([0xff, 0xfe]))).toEqual(unreadable));
});
