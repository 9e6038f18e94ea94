import type { BacktestDraw } from '#events/backtests';
import type { DrawnNumbers } from '#events/ids';
import type { GameEra } from '#modules/draws';
import { chooseTickets, poolScore, ticketScore } from '#modules/predictions';
import type { Pool, PoolProbabilities } from '#modules/training';

/** A draw that a contestant goes through. */
export type DrawToPlay = Readonly<{ date: string; drawn: DrawnNumbers; era: GameEra }>;

/** A draw as forecast and played: its skill beside chance, and what tickets by the forecast came to. @param seed decides between tickets alike */
export function forecastDraw(draw: DrawToPlay, chances: PoolProbabilities, tickets: number, seed: number): BacktestDraw {
  const pools: Pool[] = Object.entries(draw.era.pools).map(([name, { pick, size }]) => ({ name, pick, size }));
  const scores = pools.map(({ name }) => poolScore(chances[name] ?? [], draw.drawn[name] ?? []));
  const sum = (of: (score: (typeof scores)[number]) => number) => scores.reduce((total, score) => total + of(score), 0);
  const chosen = chooseTickets(pools, chances, tickets, seed).map(({ numbers }) => numbers);
  return {
    ...played(draw, chosen),
    logLoss: sum(({ logLoss }) => logLoss),
    skill: sum(({ skill }) => skill),
    skillLow: sum(({ skillLow }) => skillLow),
    skillHigh: sum(({ skillHigh }) => skillHigh),
  };
}

/** A draw as played with tickets, without a forecast. */
export function played({ date, drawn, era }: DrawToPlay, tickets: readonly DrawnNumbers[]): BacktestDraw {
  const scores = tickets.map((numbers) => ticketScore(numbers, drawn, era));
  return {
    ...{ date, logLoss: null, skill: null, skillLow: null, skillHigh: null },
    matches: Object.fromEntries(
      Object.keys(era.pools).map((pool) => [pool, scores.reduce((total, score) => total + (score.matches[pool] ?? 0), 0)]),
    ),
    wonCents: scores.reduce((total, { prizeCents }) => total + (prizeCents ?? 0), 0),
    jackpots: scores.filter(({ prize }) => prize === 'jackpot').length,
  };
}
