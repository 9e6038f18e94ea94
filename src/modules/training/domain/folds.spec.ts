import fc from 'fast-check';
import { isRejection } from '#events/kernel';
import { rollingOrigin } from './folds';

describe('rolling-origin evaluation', () => {
  it('measures on the later draws, one fold after the other, and leaves the last fifth untouched', () =>
    expect(rollingOrigin(1_000, { folds: 4, gap: 5, minimumDraws: 200 })).toEqual({
      folds: [
        { trainedDraws: 394, from: 399, to: 498 },
        { trainedDraws: 493, from: 498, to: 597 },
        { trainedDraws: 592, from: 597, to: 696 },
        { trainedDraws: 691, from: 696, to: 795 },
      ],
      untouched: { trainedDraws: 795, from: 800, to: 1_000 },
    }));

  it('never learns from a draw that is measured on, nor from one within the gap before it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 5_000 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 30 }),
        (draws, folds, gap) => {
          const split = rollingOrigin(draws, { folds, gap, minimumDraws: 5 });
          if (isRejection(split)) return;
          const all = [...split.folds, split.untouched];
          expect(split.folds).toHaveLength(folds);
          for (const [index, { trainedDraws, from, to }] of all.entries()) {
            expect(from - trainedDraws).toBe(gap);
            expect(to).toBeGreaterThan(from);
            expect(trainedDraws).toBeGreaterThanOrEqual(5);
            expect(from).toBeGreaterThanOrEqual(all[index - 1]?.to ?? 0);
          }
          expect(split.untouched.to).toBe(draws);
        },
      ),
    ));

  it('says how many draws are missing', () =>
    expect(rollingOrigin(100, { folds: 3, gap: 1, minimumDraws: 200 })).toEqual({
      rejected: 'too-few-draws',
      detail: expect.stringContaining('39 of 100 draws'),
    }));
});
