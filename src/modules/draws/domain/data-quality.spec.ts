import { powerball } from '../../../../test/support/games';
import { coverageOf, freshnessOf, type KnownDraw } from './data-quality';
import type { Game } from './game';
import { drawDatesBetween } from './draw-calendar';

const now = '2026-11-20T22:00:00.000Z';
const known = (dates: readonly string[], source = 'file') => dates.map((date) => ({ date, source }));
const july = drawDatesBetween(powerball, '2026-07-01', '2026-07-31');

const completenessOf = (game: Game, draws: readonly KnownDraw[], now: string) => ({
  ...coverageOf(game, draws),
  freshness: freshnessOf(game, draws.at(-1)?.date ?? null, now, 24),
});

describe('the completeness of a record', () => {
  it('of nothing is nothing, and nothing is behind', () => {
    expect(completenessOf(powerball, [], now)).toMatchObject({
      draws: 0,
      firstDate: null,
      missing: [],
      gaps: [],
      eras: [],
      sources: [],
      freshness: { behind: 0 },
    });
  });

  it('of every draw date lacks none', () => {
    const all = drawDatesBetween(powerball, '1992-04-22', '2026-11-18');
    const { missing, gaps, eras, freshness } = completenessOf(powerball, known(all), now);
    expect({ missing, gaps, freshness }).toEqual({ missing: [], gaps: [], freshness: { expectedThrough: '2026-11-18', behind: 0 } });
    expect(eras.map(({ era }) => era)).toEqual(powerball.eras.map(({ id }) => id));
    expect(eras.every(({ expected, onRecord }) => expected === onRecord)).toBe(true);
  });

  it('lacks dates by the calendar of their time: no Monday was missed in 2020', () => {
    const dates = ['2020-08-01', '2020-08-05', '2026-07-06', '2026-07-11'];
    const { missing } = completenessOf(powerball, known(dates), now);
    expect(missing).toEqual(drawDatesBetween(powerball, '2020-08-01', '2026-07-11').filter((date) => !dates.includes(date)));
    expect(missing).toContain('2026-07-08');
    expect(missing).not.toContain('2020-08-03');
  });

  it('names runs of missing dates and the sources on both sides', () => {
    const [a, b] = [july.slice(0, 3), july.slice(6)];
    const { gaps, sources } = completenessOf(powerball, [...known(a, 'old'), ...known(b, 'new')], now);
    expect(gaps).toEqual([{ from: july[3], to: july[5], draws: 3, before: 'old', after: 'new' }]);
    expect(sources).toEqual([
      { source: 'old', draws: 3, firstDate: july[0], lastDate: july[2], missing: 0 },
      { source: 'new', draws: july.length - 6, firstDate: july[6], lastDate: july.at(-1), missing: 0 },
    ]);
  });

  it('counts for each source what it lacks by itself, also where another one has it', () => {
    const draws = july.map((date, index) => ({ date, source: index % 2 === 0 ? 'even' : 'odd' }));
    const { missing, sources } = completenessOf(powerball, draws, now);
    expect(missing).toEqual([]);
    expect(sources.map(({ missing: lacking }) => lacking)).toEqual([Math.floor((july.length - 1) / 2), Math.floor(july.length / 2) - 1]);
  });

  it('is behind by the draws that should be known a day later', () => {
    const freshAt = (time: string) => completenessOf(powerball, known(['2026-11-14']), time).freshness;
    expect(freshAt('2026-11-16T12:00:00.000Z')).toEqual({ expectedThrough: '2026-11-14', behind: 0 });
    expect(freshAt('2026-11-17T23:00:00.000Z')).toEqual({ expectedThrough: '2026-11-14', behind: 0 });
    expect(freshAt('2026-11-18T05:00:00.000Z')).toEqual({ expectedThrough: '2026-11-16', behind: 1 });
    expect(freshAt(now)).toEqual({ expectedThrough: '2026-11-18', behind: 2 });
  });
});
