import {
  BacktestAdvanced,
  BacktestCancelled,
  BacktestCompleted,
  BacktestFailed,
  BacktestRequested,
  BacktestStarted,
} from '#events/backtests';
import { foldEvents } from '#events/kernel';
import type { GameEra } from '#modules/draws';
import { seededRandom } from '#modules/statistics';
import { powerball } from '../../../../test/support/games';
import { givenFor } from '../../../../test/support/given';
import { backtestDecider } from './backtest.decider';
import { nextPart } from './parts';
import { forecastDraw, played } from './played-draw';
import { standingOf } from './standing';

const given = givenFor(backtestDecider);
const backtestId = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
const wish = {
  ...{ backtestId, game: 'powerball', name: 'first', contestants: [{ algorithm: 'frequency', hyperparameters: { alpha: 1 } }] },
  ...{ from: null, to: null, every: 20, tickets: 5, seed: 1 },
};
const data = {
  backtestId,
  dataPosition: 3,
  dataSha256: '0d'.repeat(32),
  era: '2015-10-07',
  nextDate: '2026-11-21',
  from: 100,
  to: 180,
  synthetic: false,
};
const draw = {
  date: '2020-01-01',
  logLoss: 20,
  skill: 0.1,
  skillLow: -1,
  skillHigh: 1,
  matches: { white: 2, powerball: 0 },
  wonCents: 400,
  jackpots: 0,
};
const requested = BacktestRequested(wish);
const started = BacktestStarted(data);
const part = (contestant: number, from: number) => ({
  backtestId,
  contestant,
  from,
  to: from + 60,
  stakedCents: 1_000,
  draws: [draw],
  durationMs: 1,
});
const advanced = (contestant: number, from: number) => BacktestAdvanced(part(contestant, from));
const advance = (contestant: number, from: number) => ({ type: 'AdvanceBacktest', ...part(contestant, from) }) as const;
const allButLast = [requested, started, advanced(0, 100), advanced(0, 160), advanced(1, 100), advanced(1, 160), advanced(2, 100)];

describe('a backtest', () => {
  it('is requested and started once', () => {
    given()
      .when({ type: 'RequestBacktest', ...wish })
      .yields(requested);
    given(requested)
      .when({ type: 'RequestBacktest', ...wish })
      .yieldsNothing();
    given(requested)
      .when({ type: 'StartBacktest', ...data })
      .yields(started);
    given(requested, started)
      .when({ type: 'StartBacktest', ...data })
      .yieldsNothing();
  });
  it('goes through its parts in order, each once, and is completed by the last', () => {
    given(requested, started).when(advance(0, 100)).yields(advanced(0, 100));
    given(requested, started).when(advance(0, 160)).yieldsNothing();
    given(requested, started, advanced(0, 100)).when(advance(0, 100)).yieldsNothing();
    given(...allButLast)
      .when(advance(2, 160))
      .yields(advanced(2, 160), BacktestCompleted({ backtestId }));
  });
  it('has parts of whole trainings: chance, the algorithms, fixed tickets', () => {
    const state = foldEvents(backtestDecider, [requested, started]);
    const parts = Array.from({ length: 7 }, (_, partsDone) => nextPart({ ...state, partsDone }));
    expect(parts).toEqual([
      { contestant: 0, from: 100, to: 160 },
      { contestant: 0, from: 160, to: 180 },
      { contestant: 1, from: 100, to: 160 },
      { contestant: 1, from: 160, to: 180 },
      { contestant: 2, from: 100, to: 160 },
      { contestant: 2, from: 160, to: 180 },
      null,
    ]);
  });
  it('fails or is cancelled until it has ended', () => {
    const failed = BacktestFailed({ backtestId, reason: 'too few draws' });
    const cancelled = BacktestCancelled({ backtestId });
    given(requested).when({ type: 'FailBacktest', backtestId, reason: 'too few draws' }).yields(failed);
    given(requested, started).when({ type: 'CancelBacktest', backtestId }).yields(cancelled);
    given(requested, cancelled).when({ type: 'CancelBacktest', backtestId }).yieldsNothing();
    given(requested, cancelled).when({ type: 'FailBacktest', backtestId, reason: 'late' }).yieldsNothing();
    given(requested, started, cancelled).when(advance(0, 100)).yieldsNothing();
    given(requested, failed).when({ type: 'CancelBacktest', backtestId }).isRefused('backtest-finished');
    given().when({ type: 'CancelBacktest', backtestId }).isRefused('backtest-not-found');
  });
});

describe('a draw of a backtest', () => {
  const era = powerball.eras.at(-1) as GameEra;
  const toPlay = { date: '2024-01-03', drawn: { white: [3, 17, 28, 44, 61], powerball: [9] }, era };
  it('is scored as a prediction is, and played with tickets by the forecast', () => {
    const white = Array.from({ length: 69 }, (_, ball) => (toPlay.drawn.white.includes(ball + 1) ? 0.9 : 0.5 / 64));
    const powerballs = Array.from({ length: 26 }, (_, ball) => (ball === 8 ? 0.9 : 0.1 / 25));
    const seen = forecastDraw(toPlay, { white, powerball: powerballs }, 5, 1);
    expect(seen.skill).toBeGreaterThan(10);
    expect([seen.jackpots, (seen.skillHigh as number) >= (seen.skill as number), seen.matches.powerball]).toEqual([
      1,
      true,
      expect.any(Number),
    ]);
  });
  it('is played with tickets of one’s own without a forecast', () =>
    expect(played(toPlay, [{ white: [3, 17, 28, 1, 2], powerball: [9] }])).toEqual({
      ...{ date: '2024-01-03', logLoss: null, skill: null, skillLow: null, skillHigh: null },
      ...{ matches: { white: 3, powerball: 1 }, wonCents: 10_000, jackpots: 0 },
    }));
});

describe('a standing', () => {
  const pools = { white: { pick: 5, size: 69 }, powerball: { pick: 1, size: 26 } };
  it('adds up skill, matches and money', () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 500 }, () => ({ ...draw, skill: random() < 0.5 ? 0.4 : -0.4 }));
    const standing = standingOf(draws, { pools, tickets: 5, stakedCents: 1_000, arePrizesKnown: true });
    expect(standing).toMatchObject({ draws: 500, stakedCents: 500_000, wonCents: 200_000, verdict: 'no-evidence', logLoss: 20 });
    expect(standing.matches).toEqual({
      white: { mean: 0.4, expected: expect.closeTo(0.362319, 6) },
      powerball: { mean: 0, expected: expect.closeTo(1 / 26, 9) },
    });
    expect(standing.course.at(-1)).toEqual({
      date: '2020-01-01',
      bankrollCents: -300_000,
      skill: expect.closeTo(standing.skill?.total as number, 9),
    });
    expect(standing.course.length).toBeLessThanOrEqual(200);
  });
  it('of who does not forecast has no skill, and of nothing there is nothing', () => {
    const none = { ...draw, logLoss: null, skill: null, skillLow: null, skillHigh: null };
    expect(standingOf([none], { pools, tickets: 5, stakedCents: null, arePrizesKnown: false })).toMatchObject({
      skill: null,
      logLoss: null,
      stakedCents: null,
      wonCents: null,
      verdict: 'no-forecast',
    });
    expect(standingOf([], { pools, tickets: 5, stakedCents: 1_000, arePrizesKnown: true })).toMatchObject({
      draws: 0,
      skill: null,
      course: [],
    });
  });
});
