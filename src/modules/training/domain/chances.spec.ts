import fc from 'fast-check';
import { chancesOf } from './chances';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** Shares as a network's last layer gives them, down to all on one ball. */
const shares = fc.array(fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 5,
  maxLength: 69,
});

describe('chances from shares', () => {
  it('sum to the balls drawn, each above 0 and none above 1', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 5 }), (given, pick) => {
        const chances = chancesOf(given, pick);
        expect(sum(chances)).toBeCloseTo(pick, 9);
        expect(chances.every((chance) => chance > 0 && chance <= 1)).toBe(true);
      }),
    );
  });

  it('keep the order of the shares', () =>
    expect(chancesOf([0.7, 0.2, 0.1], 2)).toEqual([1, expect.closeTo(2 / 3), expect.closeTo(1 / 3)]));

  it('leave something to every ball when one has it all', () => {
    const [first, ...others] = chancesOf([1, 0, 0, 0, 0], 3);
    expect([first, ...others]).toEqual([1, 0.5, 0.5, 0.5, 0.5].map((chance) => expect.closeTo(chance, 9)));
  });

  it('are refused from a network that has diverged', () => expect(() => chancesOf([Number.NaN, 1], 1)).toThrow('has diverged'));
});
