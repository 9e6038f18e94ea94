import { seededRandom } from '#modules/statistics';
import { scorecardOf, type ScoredForecast } from './scorecard';
import { poolScore, ticketScore } from './scoring';

const pools = { main: { pick: 2, size: 6 } };
const era = { pools, prizes: { '2': 10_000, '1': 100 } } as never;
const heavy = [0.7, 0.5, 0.2, 0.2, 0.2, 0.2];
const fair = new Array<number>(6).fill(1 / 3);

/** Draws of two of six balls, the first two as heavy as `chances` say, and what a forecaster who says `said` is worth on them. */
function forecasts(count: number, said: readonly number[], seed: number, chances: readonly number[]): ScoredForecast[] {
  const random = seededRandom(seed);
  const weigh = (balls: readonly number[]) => {
    let rest = random() * balls.reduce((sum, ball) => sum + (chances[ball - 1] as number), 0);
    return (
      balls.find((ball) => {
        rest -= chances[ball - 1] as number;
        return rest < 0;
      }) ?? (balls.at(-1) as number)
    );
  };
  return Array.from({ length: count }, (_, index) => {
    const first = weigh([1, 2, 3, 4, 5, 6]);
    const main = [first, weigh([1, 2, 3, 4, 5, 6].filter((ball) => ball !== first))].sort();
    return {
      drawDate: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
      pools: { main: poolScore(said, main) },
      tickets: [ticketScore({ main: [1, 2] }, { main }, era), ticketScore({ main: [3, 4] }, { main }, era)],
      stakedCents: 200,
      wonCents: 0,
      probabilities: { main: said },
      drawn: { main },
    };
  });
}

describe('a scorecard', () => {
  it('of nothing says that nothing was scored', () =>
    expect(scorecardOf([])).toMatchObject({
      draws: 0,
      sets: 0,
      skill: null,
      verdict: 'nothing-scored',
      verdictInWords: 'Nothing was scored yet.',
    }));

  it('of chance itself has no skill and no evidence, whatever was drawn', () => {
    const { skill, verdict, pools: of } = scorecardOf(forecasts(50, fair, 1, heavy));
    expect(skill).toMatchObject({ total: 0, mean: 0 });
    expect(verdict).toBe('no-evidence');
    expect(of.main).toMatchObject({ rank: 3.5, uniformRank: 3.5, skill: 0 });
  });

  it('of who knows a heavy machine says so beyond doubt, and is calibrated', () => {
    const card = scorecardOf(forecasts(2_000, [0.62, 0.46, 0.23, 0.23, 0.23, 0.23], 3, heavy));
    expect(card.verdict).toBe('better');
    expect(card.verdictInWords).toMatch(
      /^It forecasts better than chance: \+0\.\d+ nats a draw beside chance on 2000 draws \(95 % confidence sequence /,
    );
    expect(card.skill?.eValue).toBeGreaterThan(40);
    expect(card.course.length).toBeLessThanOrEqual(200);
    expect(card.course.at(-1)?.total).toBeCloseTo(card.skill?.total ?? 0, 9);
    expect(card.pools.main?.rank).toBeLessThan(3.5);
    for (const { expected, drawn, balls } of card.reliability) expect(Math.abs(drawn - expected)).toBeLessThan(4 * Math.sqrt(balls));
    expect(card.reliability.reduce((sum, { balls }) => sum + balls, 0)).toBe(12_000);
  });

  it('takes all sets for one draw as one piece of evidence: saying a thing twice proves nothing', () => {
    const said = [0.62, 0.46, 0.23, 0.23, 0.23, 0.23];
    const once = forecasts(40, said, 5, heavy);
    const often = once.flatMap((forecast) => Array.from({ length: 20 }, () => forecast));
    expect(scorecardOf(often).skill).toEqual({
      ...scorecardOf(once).skill,
      total: expect.closeTo(scorecardOf(once).skill?.total as number, 9),
      mean: expect.closeTo(scorecardOf(once).skill?.mean as number, 9),
      low: expect.closeTo(scorecardOf(once).skill?.low as number, 9),
      high: expect.closeTo(scorecardOf(once).skill?.high as number, 9),
      eValue: expect.closeTo(scorecardOf(once).skill?.eValue as number, 6),
    });
    expect(scorecardOf(often)).toMatchObject({ draws: 40, sets: 800 });
  });

  it('does not count as lost what a table does not tell', () => {
    const unknown = forecasts(3, fair, 1, fair).map((forecast) => ({
      ...forecast,
      tickets: forecast.tickets.map((ticket) => ({ ...ticket, prize: 'unknown' as const, prizeCents: null })),
    }));
    expect(scorecardOf(unknown).money).toMatchObject({ wonCents: null, unpriced: 6 });
  });

  it('of who believes in weights that are not there says that too', () =>
    expect(scorecardOf(forecasts(2_000, heavy, 3, fair)).verdict).toBe('worse'));

  it('puts the tickets beside the hypergeometric distribution, and beside what they cost', () => {
    const { matches, money } = scorecardOf(forecasts(600, fair, 9, fair));
    const [none, one, two] = matches.main ?? [];
    expect([none?.expected, one?.expected, two?.expected]).toEqual([
      expect.closeTo((1_200 * 6) / 15, 9),
      expect.closeTo((1_200 * 8) / 15, 9),
      expect.closeTo(1_200 / 15, 9),
    ]);
    expect((none?.tickets ?? 0) + (one?.tickets ?? 0) + (two?.tickets ?? 0)).toBe(1_200);
    expect(Math.abs((two?.tickets ?? 0) - 80)).toBeLessThan(40);
    expect(money).toEqual({ tickets: 1_200, stakedCents: 120_000, wonCents: 0, jackpots: 0, unpriced: 0 });
  });
});
