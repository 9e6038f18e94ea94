import { seededRandom } from './random';
import { chiSquareTail, kolmogorovTail, mixtureTail, normalTwoSided } from './distributions';
import { benjaminiHochberg, holm } from './multiple-tests';

describe('tails of distributions', () => {
  it.each([
    [3.841459, 1, 0.05],
    [88.25016, 68, 0.05],
    [98.02784, 68, 0.01],
    [37.65248, 25, 0.05],
  ])('chi-square above %d on %d degrees: %d (published tables)', (value, degrees, tail) =>
    expect(chiSquareTail(value, degrees)).toBeCloseTo(tail, 5),
  );

  it('of chi-square do not vanish where others give 0', () => expect(chiSquareTail(500, 25)).toBeGreaterThan(1e-90));

  it('of the normal distribution, two-sided', () => {
    expect(normalTwoSided(1.959964)).toBeCloseTo(0.05, 6);
    expect(normalTwoSided(-2.575829)).toBeCloseTo(0.01, 6);
  });

  it('of a mixture of chi-squares are those of chi-square when there is one, and of simulation else', () => {
    const alone = [
      { weight: 1, degrees: 3 },
      { weight: 1, degrees: 5 },
    ] as const;
    expect(mixtureTail(15.50731, alone)).toBeCloseTo(0.05, 4);
    const [a, b] = [
      { weight: 3, degrees: 2 },
      { weight: 0.5, degrees: 6 },
    ];
    const random = seededRandom(3);
    const squared = (degrees: number) =>
      -2 * Math.log(Array.from({ length: degrees / 2 }, () => 1 - random()).reduce((all, each) => all * each, 1));
    const count = 40_000;
    const above = Array.from({ length: count }, () => a.weight * squared(a.degrees) + b.weight * squared(b.degrees)).filter(
      (value) => value >= 20,
    ).length;
    expect(Math.abs(mixtureTail(20, [a, b]) - above / count)).toBeLessThan(4 * Math.sqrt(above / count / count));
  });

  it('of Kolmogorov’s distance (published table: 1.358 at 5 %, 1.628 at 1 %)', () => {
    expect(kolmogorovTail(1.358 / 1_000, 1_000_000)).toBeCloseTo(0.05, 3);
    expect(kolmogorovTail(1.628 / 1_000, 1_000_000)).toBeCloseTo(0.01, 3);
    expect(kolmogorovTail(0, 10)).toBe(1);
  });
});

describe('tests that are reported together', () => {
  const pValues = [0.01, 0.04, 0.03, 0.005];
  it('are corrected by Holm', () => expect(holm(pValues)).toEqual([0.03, 0.06, 0.06, 0.02].map((each) => expect.closeTo(each, 12))));
  it('are corrected by Benjamini and Hochberg', () =>
    expect(benjaminiHochberg(pValues)).toEqual([0.02, 0.04, 0.04, 0.02].map((each) => expect.closeTo(each, 12))));
  it('are none when there are none', () => expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]));
});
