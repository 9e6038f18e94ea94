import type { DrawnNumbers } from '#events/ids';
import type { PoolScore, PredictionIssued, PredictionScored, TicketScore } from '#events/predictions';
import type { GameEra } from '#modules/draws';

/** A set as it was issued, and what its scores say of it besides. */
export type ScoredSet = Pick<PredictionIssued['data'], 'probabilities' | 'tickets'>;
type Scores = Pick<PredictionScored['data'], 'pools' | 'tickets' | 'stakedCents' | 'wonCents'>;

/** No chance counts as more certain than this: a logarithm must be finite. */
const certainty = 1e-12;

/** Measures a set against a draw's result, by the rules and prizes of the draw's era. */
export function scoresOf({ probabilities, tickets }: ScoredSet, drawn: DrawnNumbers, era: GameEra): Scores {
  const scored = tickets.map(({ numbers }) => ticketScore(numbers, drawn, era));
  const { priceCents } = era;
  return {
    pools: Object.fromEntries(Object.keys(era.pools).map((pool) => [pool, poolScore(probabilities[pool] ?? [], drawn[pool] ?? [])])),
    tickets: scored,
    stakedCents: priceCents === null ? null : priceCents * tickets.length,
    wonCents: scored.reduce((sum, { prizeCents }) => sum + (prizeCents ?? 0), 0),
  };
}

/**
 * One pool's scores. Where one ball is drawn, the log loss is that of the one outcome, `−ln p`; where several are, it is that of every ball as an event of
 * its own, `−Σ ln p` over those drawn and `−Σ ln (1 − p)` over the others. Both are proper: nobody gains by saying other chances than he believes.
 *
 * @see Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation (2007)
 */
export function poolScore(chances: readonly number[], drawn: readonly number[]): PoolScore {
  const isDrawn = chances.map((_, index) => drawn.includes(index + 1));
  const fair = drawn.length / chances.length;
  const bounded = chances.map((chance) => Math.min(Math.max(chance, certainty), 1 - certainty));
  const uniform = chances.map(() => fair);
  const [loss, uniformLoss] = [logLoss(bounded, isDrawn), logLoss(uniform, isDrawn)];
  const gains = bounded.map((chance) => gainOf(chance, fair, drawn.length)).sort((a, b) => a - b);
  const base = drawn.length === 1 ? 0 : sumOf(bounded.map((chance) => Math.log1p(-chance) - Math.log1p(-fair)));
  const skill = uniformLoss - loss;
  return {
    logLoss: loss,
    uniformLogLoss: uniformLoss,
    skill,
    skillLow: Math.min(skill, base + sumOf(gains.slice(0, drawn.length))),
    skillHigh: Math.max(skill, base + sumOf(gains.slice(-drawn.length))),
    brier: brier(chances, isDrawn),
    uniformBrier: brier(uniform, isDrawn),
    ranks: drawn.map((ball) => rankOf(chances, chances[ball - 1] as number)),
  };
}

function logLoss(chances: readonly number[], isDrawn: readonly boolean[]): number {
  const isOne = isDrawn.filter(Boolean).length === 1;
  return -sumOf(chances.map((chance, ball) => (isDrawn[ball] ? Math.log(chance) : isOne ? 0 : Math.log1p(-chance))));
}

/** What a ball adds to the skill by being drawn. */
const gainOf = (chance: number, fair: number, drawn: number): number =>
  drawn === 1 ? Math.log(chance / fair) : Math.log(chance / (1 - chance)) - Math.log(fair / (1 - fair));

const brier = (chances: readonly number[], isDrawn: readonly boolean[]): number =>
  sumOf(chances.map((chance, ball) => (chance - (isDrawn[ball] ? 1 : 0)) ** 2));

function rankOf(chances: readonly number[], chance: number): number {
  const above = chances.filter((other) => other > chance).length;
  const equal = chances.filter((other) => other === chance).length;
  return above + (equal + 1) / 2;
}

/** What a ticket came to: its matches by pool, its tier (`3+1`), and the prize of the era's table. */
export function ticketScore(numbers: DrawnNumbers, drawn: DrawnNumbers, { pools, prizes }: GameEra): TicketScore {
  const matches = Object.fromEntries(
    Object.keys(pools).map((pool) => [pool, (numbers[pool] ?? []).filter((ball) => drawn[pool]?.includes(ball)).length]),
  );
  const tier = Object.values(matches).join('+');
  return { matches, tier, ...prizeOf(tier, prizes) };
}

function prizeOf(tier: string, prizes: GameEra['prizes']): Pick<TicketScore, 'prize' | 'prizeCents'> {
  if (prizes === null) return { prize: 'unknown', prizeCents: null };
  if (prizes === 'pari-mutuel') return { prize: 'pari-mutuel', prizeCents: null };
  const prize = prizes[tier];
  if (prize === undefined) return { prize: 'none', prizeCents: 0 };
  return typeof prize === 'number' ? { prize: 'fixed', prizeCents: prize } : { prize, prizeCents: null };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
