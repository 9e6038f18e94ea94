import type { GameEra } from '#modules/draws';
import { powerball } from '../../../../test/support/games';
import { pursesOfChance } from './purse-of-chance';

const era = powerball.eras.at(-1) as GameEra;
const play = { pools: era.pools, prizes: era.prizes, stakedCents: 1_000, tickets: 5, seed: 7 };

describe('purses of random tickets', () => {
  it('lie around what a ticket is worth on average', () => {
    const coin = { pools: { coin: { pick: 1, size: 2 } }, prizes: { '1': 200 }, stakedCents: 100, tickets: 1, seed: 7 };
    const [after] = pursesOfChance(coin, [400]);
    // A fair coin that pays back twice the stake: 400 of them are 0 on average, with a standard deviation of 2,000 cents.
    expect(after?.lowCents).toBeGreaterThan(-5_000);
    expect(after?.lowCents).toBeLessThan(-3_000);
    expect(after?.highCents).toBeGreaterThan(3_000);
    expect(after?.highCents).toBeLessThan(5_000);
  });

  it('of a lottery sink, and spread as they do', () => {
    const course = pursesOfChance(play, [1, 100, 1_000]);
    // Of five tickets, one draw in five wins 4 dollars, and one in 35 wins 7 or more.
    expect(course[0]).toEqual({ lowCents: -1_000, medianCents: -1_000, highCents: -300 });
    const middles = course.map(({ lowCents, highCents }) => (lowCents + highCents) / 2);
    const widths = course.map(({ lowCents, highCents }) => highCents - lowCents);
    expect(middles).toEqual([...middles].sort((a, b) => b - a));
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    // A play of two dollars is worth 32 cents without its jackpot, most of it in prizes that hardly ever come.
    expect(middles[2]).toBeGreaterThan(-950_000);
    expect(middles[2]).toBeLessThan(-800_000);
  });

  it('are the same for the same seed', () => {
    expect(pursesOfChance(play, [50, 60])).toEqual(pursesOfChance(play, [50, 60]));
  });

  it.each([
    ['prizes are not known', { prizes: null }],
    ['prizes are shares of the stakes', { prizes: 'pari-mutuel' as const }],
    ['the price is not known', { stakedCents: null }],
  ])('are not told of where %s', (_, other) => {
    expect(pursesOfChance({ ...play, ...other }, [10])).toEqual([]);
  });

  it('never win where nothing is paid', () => {
    expect(pursesOfChance({ ...play, prizes: {} }, [3])).toEqual([{ lowCents: -3_000, medianCents: -3_000, highCents: -3_000 }]);
  });
});
