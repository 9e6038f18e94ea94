import { powerball } from '../../../../test/support/games';
import { eraOf, firstDrawOf, type Game, GameDefinition, multipliersAt, weekdaysAt } from './game';

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
    ['multiplier.periods', (game) => game.multiplier.periods.reverse()],
    ['eras.0.pools.white.pick', (game) => Object.assign(game.eras[0]!.pools.white!, { pick: 46 })],
    ['drawTime', (game) => Object.assign(game, { drawTime: '24:00' })],
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
    ['2010-06-05', [1, 2, 3, 4, 5, 10]],
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
});
