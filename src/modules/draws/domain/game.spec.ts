import { gameNamed, powerball } from '../../../../test/support/games';
import { eraOf, firstDrawOf, type Game, hasBall, jackpotOdds, multipliersAt, weekdaysAt } from './game';
import { GameDefinition } from './game-definition';

const problemsOf = (change: (game: Game) => unknown) => {
  const game = structuredClone(powerball);
  change(game);
  return GameDefinition.safeParse(game).error?.issues.map(({ path }) => path.join('.'));
};

describe('the definition of a game', () => {
  it('is accepted as it ships', () => expect(problemsOf(() => undefined)).toBeUndefined());

  it.each<[string, (game: Game) => unknown]>([
    ['eras', (game) => game.eras.reverse()],
    ['eras', (game) => game.eras.push(game.eras[6]!)],
    ['eras.6.schedule', (game) => game.eras[6]!.schedule.reverse()],
    ['multiplier.periods', (game) => game.multiplier!.periods.reverse()],
    ['eras.0.pools.white.pick', (game) => Object.assign(game.eras[0]!.pools.white!, { pick: 46 })],
    ['drawTime', (game) => Object.assign(game, { drawTime: '24:00' })],
    ['multiplier.promotions.0.values', (game) => Object.assign(game.multiplier!.promotions[0]!, { values: [] })],
    ['eras.6.pools', (game) => Object.assign(game.eras[6]!, { pools: { white: { pick: 5, size: 69 } } })],
    ['eras.6.prizes.6+0', (game) => Object.assign(game.eras[6]!.prizes as object, { '6+0': 100 })],
    ['secondary.0.prizes.5', (game) => Object.assign(game.secondary[0]!.prizes!, { 5: 100 })],
    ['currency', (game) => Object.assign(game, { currency: 'usd' })],
    ['timeZone', (game) => Object.assign(game, { timeZone: 'America/Gotham' })],
    ['drawTime', (game) => Object.assign(game, { drawTime: '22:60' })],
    ['eras.6.firstDraw', (game) => Object.assign(game.eras[6]!, { firstDraw: '2015-02-29' })],
  ])('is refused for a wrong %s', (path, change) => expect(problemsOf(change)).toContain(path));
});

describe('the rules at a date', () => {
  it.each([
    ['1980-01-01', '1992-04-22'],
    ['1997-11-04', '1992-04-22'],
    ['1997-11-05', '1997-11-05'],
    ['2015-10-06', '2012-01-18'],
    ['2015-10-07', '2015-10-07'],
    ['2030-01-01', '2015-10-07'],
  ])('on %s are those of the era %s', (date, era) => expect(eraOf(powerball, date).id).toBe(era));

  it.each([
    ['2001-03-06', []],
    ['2002-10-05', [1, 2, 3, 4, 5]],
    ['2002-10-09', [2, 3, 4, 5]],
    ['2009-06-06', [2, 3, 4, 5]],
    ['2010-06-05', [2, 3, 4, 5, 10]],
    ['2012-01-18', []],
    ['2014-01-21', []],
    ['2014-01-22', [2, 3, 4, 5]],
    ['2015-10-07', [2, 3, 4, 5, 10]],
  ])('on %s let the multiplier be %j', (date, values) => expect(multipliersAt(powerball, date)).toEqual(values));

  it('know the draw days and the first draw', () => {
    expect(weekdaysAt(powerball, '2021-08-22')).toEqual(['Wed', 'Sat']);
    expect(weekdaysAt(powerball, '2021-08-23')).toEqual(['Mon', 'Wed', 'Sat']);
    expect(firstDrawOf(powerball)).toBe('1992-04-22');
  });

  it('know every ball that there ever was', () => {
    const balls = [0, 1, 45, 69, 70].filter((ball) => hasBall(powerball, ball));
    expect(balls).toEqual([1, 45, 69]);
  });
});

describe('the odds of the jackpot', () => {
  it.each([
    ['1992-04-22', 54_979_155],
    ['1997-11-05', 80_089_128],
    ['2002-10-09', 120_526_770],
    ['2005-08-31', 146_107_962],
    ['2009-01-07', 195_249_054],
    ['2012-01-18', 175_223_510],
    ['2015-10-07', 292_201_338],
  ])('of Powerball since %s are one in %i', (date, odds) => expect(jackpotOdds(eraOf(powerball, date))).toBe(odds));

  it.each([
    ['lotto-america', '2020-01-01', 25_989_600],
    ['euromillions', '2010-01-01', 76_275_360],
    ['euromillions', '2012-01-01', 116_531_800],
    ['euromillions', '2020-01-01', 139_838_160],
  ])('of %s on %s are one in %i', (id, date, odds) => expect(jackpotOdds(eraOf(gameNamed(id), date))).toBe(odds));
});
