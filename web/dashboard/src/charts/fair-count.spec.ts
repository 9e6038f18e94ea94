import { fairCount, isOut } from './fair-count';

describe('the band of a fair count', () => {
  it('is 1.96 standard deviations of a binomial to both sides', () => {
    // 400 tosses of a fair coin: 200 on average, with a standard deviation of 10.
    const { band } = fairCount('heads', 210, 200, 400);
    expect(band?.map((end) => Number(end.toFixed(6)))).toEqual([180.4, 219.6]);
  });

  it('begins at nothing at least, and is a point where chance leaves no choice', () => {
    expect(fairCount('rare', 1, 0.5, 1_000).band?.[0]).toBe(0);
    expect(fairCount('always', 10, 10, 10).band).toEqual([10, 10]);
    expect(fairCount('no draw yet', 0, 0, 0).band).toEqual([0, 0]);
  });

  it('is left to either side, and by nothing where nothing is claimed', () => {
    const values = [180, 181, 219, 220];
    expect(values.map((value) => isOut(fairCount('heads', value, 200, 400)))).toEqual([true, false, false, true]);
    expect(isOut({ value: 5, band: null })).toBe(false);
  });
});
