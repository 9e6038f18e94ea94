import { ApiExtraModels } from '@nestjs/swagger';
import { ApiRecordOf } from '#modules/platform';

/** Skill beside chance, in nats: chance's log loss less the forecaster's, over all pools. */
export class SkillView {
  /**
   * Sum over the draws.
   * @example -0.71
   */
  total!: number;
  /**
   * Mean a draw.
   * @example -0.07
   */
  mean!: number;
  /**
   * Lower end of the confidence sequence of the mean: it holds however often one looks.
   * @example -0.41
   */
  low!: number;
  /**
   * Its upper end.
   * @example 0.27
   */
  high!: number;
  /**
   * Its confidence.
   * @example 0.95
   */
  confidence!: number;
  /**
   * Evidence against "no better than chance": what a fair bet of 1 on the contrary has become.
   * @example 0.3
   */
  eValue!: number;
}

/** Skill up to a draw. */
export class SkillAtView {
  /**
   * The draw.
   * @example "2026-11-21"
   */
  drawDate!: string;
  /**
   * Sum up to it, in nats.
   * @example -0.71
   */
  total!: number;
  /**
   * Lower end of the confidence sequence of the sum.
   * @example -4.1
   */
  low!: number;
  /**
   * Its upper end.
   * @example 2.7
   */
  high!: number;
}

/** How one pool was forecast. */
export class PoolSummaryView {
  /**
   * Mean log loss in nats: of every ball as an event of its own, or of the one ball where one is drawn.
   * @example 17.96
   */
  logLoss!: number;
  /**
   * What chance alone gives.
   * @example 17.937642
   */
  uniformLogLoss!: number;
  /**
   * Chance's loss less the forecaster's.
   * @example -0.02
   */
  skill!: number;
  /**
   * Mean Brier score: squared distances of chance and outcome, summed over the balls.
   * @example 4.64
   */
  brier!: number;
  /**
   * What chance alone gives.
   * @example 4.6377
   */
  uniformBrier!: number;
  /**
   * Mean place of a drawn ball among the chances, 1 for the most probable one.
   * @example 34.2
   */
  rank!: number;
  /**
   * What chance alone gives.
   * @example 35
   */
  uniformRank!: number;
}

/** Balls whose chances were about the same multiple of the fair one. */
export class ReliabilityBinView {
  /**
   * From this multiple on.
   * @example 1
   */
  from!: number;
  /**
   * Up to this one; null without an end.
   * @example 1.1
   */
  to!: number | null;
  /**
   * Balls in it, over all draws.
   * @example 310
   */
  balls!: number;
  /**
   * How many of them were to be drawn by their chances.
   * @example 23.1
   */
  expected!: number;
  /**
   * How many were.
   * @example 22
   */
  drawn!: number;
}

/** Tickets that matched so many balls of a pool. */
export class MatchCountView {
  /**
   * Balls that match.
   * @example 1
   */
  matches!: number;
  /**
   * Tickets with so many.
   * @example 14
   */
  tickets!: number;
  /**
   * What a fair machine gives, by the hypergeometric distribution.
   * @example 14.1
   */
  expected!: number;
}

/** What the tickets cost and won. */
export class MoneyView {
  /**
   * Tickets.
   * @example 50
   */
  tickets!: number;
  /**
   * Their price in cents; null where one is not known.
   * @example 10000
   */
  stakedCents!: number | null;
  /**
   * Sum of the fixed prizes in cents, by the table of each draw's date; null where some table is not known, or prizes are shares of the stakes.
   * @example 800
   */
  wonCents!: number | null;
  /**
   * Tickets whose prize the rules do not tell, jackpots aside.
   * @example 0
   */
  unpriced!: number;
  /**
   * Tickets that won a jackpot, whose amount the rules do not tell.
   * @example 0
   */
  jackpots!: number;
}

/** The record of a forecaster on draws that it had not known. */
@ApiExtraModels(PoolSummaryView, MatchCountView)
export class ScorecardView {
  /**
   * The model's id, the algorithm or the slot.
   * @example "frequency"
   */
  name!: string;
  /**
   * Draws that it forecast and that have a result.
   * @example 10
   */
  draws!: number;
  /**
   * Sets that count: the last one before each draw.
   * @example 10
   */
  sets!: number;
  /** Its skill; null when nothing was scored. */
  skill!: SkillView | null;
  /** The skill draw by draw, 200 of them at most. */
  course!: SkillAtView[];
  /**
   * By pool.
   * @example { "white": { "logLoss": 17.96, "uniformLogLoss": 17.937642, "skill": -0.02, "brier": 4.64, "uniformBrier": 4.6377, "rank": 34.2, "uniformRank": 35 } }
   */
  @ApiRecordOf(PoolSummaryView)
  pools!: Record<string, PoolSummaryView>;
  /** Whether chances were what they said, by their size. */
  reliability!: ReliabilityBinView[];
  /**
   * Matches of the tickets, by pool.
   * @example { "powerball": [{ "matches": 0, "tickets": 48, "expected": 48.08 }, { "matches": 1, "tickets": 2, "expected": 1.92 }] }
   */
  @ApiRecordOf(MatchCountView, { lists: true })
  matches!: Record<string, MatchCountView[]>;
  /** What the tickets cost and won. */
  money!: MoneyView;
  /**
   * `better`, `worse`, `no-evidence` or `nothing-scored`.
   * @example "no-evidence"
   */
  verdict!: string;
  /**
   * The verdict as a sentence.
   * @example "There is no evidence that it forecasts better than chance: −0.071 nats a draw beside chance on 10 draws (95 % confidence sequence −0.41 to +0.27, e-value 0.30)."
   */
  verdictInWords!: string;
}

/** Whether everything that was on record at the cut-offs is in the scorecards. */
export class CoverageView {
  /**
   * Draws that were closed with prediction sets on record.
   * @example 10
   */
  draws!: number;
  /**
   * Those sets, superseded ones too.
   * @example 24
   */
  sets!: number;
  /**
   * How many of them have been scored.
   * @example 22
   */
  scored!: number;
  /**
   * How many await the result of their draw. What is neither scored nor awaited was recorded after its draw.
   * @example 2
   */
  awaiting!: number;
}

/** The records of a game's forecasters. */
export class ScorecardListView {
  /** One each, by name. */
  items!: ScorecardView[];
  /** Whether they hold every set that was on record. */
  closed!: CoverageView;
}

/** How one pool of a draw was forecast. */
export class PoolScoreView {
  /**
   * Log loss in nats.
   * @example 17.96
   */
  logLoss!: number;
  /**
   * What chance alone gives.
   * @example 17.937642
   */
  uniformLogLoss!: number;
  /**
   * Chance's loss less the model's.
   * @example -0.02
   */
  skill!: number;
  /**
   * The least skill that the chances allowed.
   * @example -0.9
   */
  skillLow!: number;
  /**
   * The most.
   * @example 0.8
   */
  skillHigh!: number;
  /**
   * Brier score.
   * @example 4.64
   */
  brier!: number;
  /**
   * What chance alone gives.
   * @example 4.6377
   */
  uniformBrier!: number;
  /**
   * Place of each drawn ball among the chances.
   * @example [3, 17.5, 28, 44, 61]
   */
  ranks!: number[];
}

/** What a ticket came to. */
export class TicketScoreView {
  /**
   * Matches by pool.
   * @example { "white": 1, "powerball": 1 }
   */
  matches!: Record<string, number>;
  /**
   * The same as the prize table names it.
   * @example "1+1"
   */
  tier!: string;
  /**
   * `none`, `fixed`, `jackpot`, `pari-mutuel`, or `unknown` where the era's table is not known.
   * @example "fixed"
   */
  prize!: string;
  /**
   * In cents; null where the rules alone do not tell.
   * @example 400
   */
  prizeCents!: number | null;
}

/** A prediction set measured against one result of its draw. */
@ApiExtraModels(PoolScoreView)
export class SetScoreView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * The draw.
   * @example "2026-11-21"
   */
  drawDate!: string;
  /**
   * The model.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * Its algorithm.
   * @example "frequency"
   */
  algorithm!: string;
  /**
   * Its slot.
   * @example "frequency"
   */
  slot!: string;
  /**
   * Where in the log the result was recorded, or corrected.
   * @example 3900
   */
  drawPosition!: number;
  /** Whether the set was the last one before the draw: only those count in scorecards. */
  isCurrent!: boolean;
  /**
   * By pool.
   * @example { "powerball": { "logLoss": 3.3, "uniformLogLoss": 3.258097, "skill": -0.04, "skillLow": -0.2, "skillHigh": 0.2, "brier": 0.96, "uniformBrier": 0.9615, "ranks": [12.5] } }
   */
  @ApiRecordOf(PoolScoreView)
  pools!: Record<string, PoolScoreView>;
  /** Each ticket, in the order of the set. */
  tickets!: TicketScoreView[];
  /**
   * Price of the tickets in cents; null where it is not known.
   * @example 1000
   */
  stakedCents!: number | null;
  /**
   * Sum of the fixed prizes in cents.
   * @example 400
   */
  wonCents!: number;
  /**
   * When it was scored, UTC ISO 8601.
   * @example "2026-11-22T04:01:02.345Z"
   */
  scoredAt!: string;
}

/** A set's scores. */
export class SetScoreListView {
  /** By the results, the one that counts last. */
  items!: SetScoreView[];
}
