import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canonicalJson } from './canonical-json';
import { packageRoot } from './package-root';

const vectors = join(resolve(packageRoot(), '../shared'), 'data/vectors/json-canonicalization/testdata');
const itWithShared = existsSync(vectors) ? it : it.skip;

/** A number by its 64 bits, as IEEE 754 has it. */
const numberOf = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();

describe('numbers in canonical JSON', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('are written as RFC 8785, appendix B, prints them: %s is %s', (bits, text) => expect(canonicalJson(numberOf(bits))).toBe(text));

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('are refused where JSON has none: %s', (bits) =>
    expect(() => canonicalJson(numberOf(bits))).toThrow(TypeError),
  );
});

describe('canonical JSON as bytes', () => {
  itWithShared('is what the published vectors say, byte by byte (needs ../shared)', () => {
    const names = readdirSync(join(vectors, 'input'));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const hex = readFileSync(join(vectors, 'outhex', name.replace('.json', '.txt')), 'utf8').replaceAll(/\s/g, '');
      const value = JSON.parse(readFileSync(join(vectors, 'input', name), 'utf8'));
      expect(Buffer.from(canonicalJson(value)).toString('hex')).toBe(hex);
    }
  });
});
