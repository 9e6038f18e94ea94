import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { packageRoot } from './package-root';

const vectors = join(packageRoot(), '../shared/data/vectors/json-canonicalization/testdata');
const needsShared = existsSync(vectors) ? it : it.skip;

describe('canonical JSON', () => {
  it('sorts keys by code units and leaves out white space', () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null], c: 'x' } })).toBe('{"a":{"c":"x","d":[true,null]},"b":1}');
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(text)).filter((key) => key !== '1')).toEqual([
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
    expect(text.startsWith('{"\\r":0,"1":0,')).toBe(true);
  });

  it.each([
    [Number('333333333.33333329'), '333333333.3333333'],
    [1e30, '1e+30'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [-0, '0'],
  ])('writes the number %p as %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', () => 1, undefined])('refuses %p', (value) =>
    expect(() => canonicalJson(value)).toThrow(TypeError),
  );

  it('says the same value, and equal values the same way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  needsShared('agrees with the vectors of RFC 8785 (needs ../shared)', () => {
    const names = readdirSync(join(vectors, 'input'));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const output = readFileSync(join(vectors, 'output', name), 'utf8');
      expect(canonicalJson(JSON.parse(readFileSync(join(vectors, 'input', name), 'utf8')))).toBe(output.trimEnd());
    }
  });
});
