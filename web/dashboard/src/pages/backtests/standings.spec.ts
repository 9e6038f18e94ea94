import { besideChance, datesOf, inUnits, isBeyondChance } from './standings';

const purse = (date: string, middle: number) => ({ date, lowCents: middle - 500, medianCents: middle, highCents: middle + 700 });
const point = (date: string, bankrollCents: number | null) => ({ date, bankrollCents, skill: null });

describe('purses beside those of random tickets', () => {
  it('are told at the draws that both know of', () => {
    const course = [point('2026-01-03', -900), point('2026-01-05', null)];
    const purses = [purse('2026-01-03', -1_000), purse('2026-01-05', -2_000), purse('2026-01-07', -3_000)];
    expect(besideChance(course, purses)).toEqual([1, null, null]);
    expect(datesOf([{ course }])).toEqual(['2026-01-03', '2026-01-05']);
    expect([inUnits(1_250), inUnits(null)]).toEqual([12.5, null]);
  });

  it.each([
    [-1_500, false],
    [-1_501, true],
    [-300, false],
    [-299, true],
  ])('that end at %d cents are beyond chance: %s', (left, isBeyond) => {
    expect(isBeyondChance({ stakedCents: 2_000, wonCents: 2_000 + left }, purse('2026-01-03', -1_000))).toBe(isBeyond);
  });

  it('are beyond nothing where prizes are not known', () => {
    expect(isBeyondChance({ stakedCents: null, wonCents: null }, purse('2026-01-03', 0))).toBe(false);
    expect(isBeyondChance({ stakedCents: 1, wonCents: 1 }, undefined)).toBe(false);
  });
});
