import { ApiExtraModels } from '@nestjs/swagger';
import { ApiRecordOf } from '#modules/platform';

/** Skill beside chance, in nats. */
export class BacktestSkillView {
  /**
   * Sum over the draws.
   * @example -90.3
   */
  total!: number;
  /**
   * Mean a draw.
   * @example -0.07
   */
  mean!: number;
  /**
   * Lower end of the mean's confidence sequence.
   * @example -0.09
   */
  low!: number;
  /**
   * Its upper end.
   * @example -0.05
   */
  high!: number;
  /**
   * Evidence against "no better than chance".
   * @example 0
   */
  eValue!: number;
}

/** Matches a ticket. */
export class BacktestMatchesView {
  /**
   * The mean.
   * @example 0.36
   */
  mean!: number;
  /**
   * What a fair machine gives.
   * @example 0.362319
   */
  expected!: number;
}

/** The bankroll and the skill after a draw. */
export class BacktestPointView {
  /**
   * The draw.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * Won less staked so far, in cents; null where prizes or prices are not known.
   * @example -812300
   */
  bankrollCents!: number | null;
  /**
   * Skill so far, in nats; null for who does not forecast.
   * @example -90.3
   */
  skill!: number | null;
}

/** How a contestant did. */
@ApiExtraModels(BacktestMatchesView)
export class StandingView {
  /**
   * `uniform` is chance, `fixed tickets` the same tickets each draw; the others are algorithms.
   * @example "frequency"
   */
  name!: string;
  /**
   * Hyperparameters.
   * @example { "alpha": 1 }
   */
  hyperparameters!: Record<string, number>;
  /**
   * Draws gone through.
   * @example 1290
   */
  draws!: number;
  /** Skill beside chance; null for who does not forecast, or before the first draw. */
  skill!: BacktestSkillView | null;
  /**
   * Mean log loss a draw in nats, over all pools.
   * @example 21.27
   */
  logLoss!: number | null;
  /**
   * Matches a ticket, by pool.
   * @example { "white": { "mean": 0.36, "expected": 0.362319 } }
   */
  @ApiRecordOf(BacktestMatchesView)
  matches!: Record<string, BacktestMatchesView>;
  /**
   * Price of all tickets in cents; null where it is not known.
   * @example 1290000
   */
  stakedCents!: number | null;
  /**
   * Sum of the fixed prizes in cents, by the table of each date; null where it is not known, or prizes are shares of the stakes.
   * @example 201500
   */
  wonCents!: number | null;
  /**
   * Jackpots, whose amounts the rules do not tell.
   * @example 0
   */
  jackpots!: number;
  /**
   * `better`, `worse`, `no-evidence` or `no-forecast`.
   * @example "worse"
   */
  verdict!: string;
  /** The bankroll and the skill draw by draw, 200 of them at most. */
  course!: BacktestPointView[];
}

/** What a backtest was asked to do. */
export class BacktestSettingsView {
  /** Draws from one training to the next. @example 10 */
  every!: number;
  /** Tickets a draw. @example 5 */
  tickets!: number;
  /** Seed of everything random in it. @example 42 */
  seed!: number;
  /** The first draw that was asked for. @example "2020-01-01" */
  from!: string | null;
  /** The last one. @example "2026-08-05" */
  to!: string | null;
}

/** The draws of a backtest. */
export class BacktestDataView {
  /** Position of the log that they were read at. @example 3841 */
  dataPosition!: number;
  /** SHA-256 of them as canonical JSON. @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  dataSha256!: string;
  /** Their era. @example "2015-10-07" */
  era!: string;
  /** The draw after the last one that is known. @example "2026-11-21" */
  nextDate!: string;
  /** Place in the era of the first draw that is forecast. @example 100 */
  from!: number;
  /** Place after the last one. @example 1390 */
  to!: number;
  /** Whether any of them is generated. */
  synthetic!: boolean;
}

/** A backtest. */
export class BacktestView {
  /** Its id. @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e" */
  id!: string;
  /** The game. @example "powerball" */
  game!: string;
  /** Its name for people. @example "frequency since 2020" */
  name!: string;
  /** `requested`, `running`, `completed`, `failed` or `cancelled`. @example "completed" */
  status!: string;
  /** What it was asked to do. */
  settings!: BacktestSettingsView;
  /** Its draws; null until they are read. */
  data!: BacktestDataView | null;
  /** Draws gone through, over all contestants. @example 6450 */
  drawsDone!: number;
  /** Time spent on them, in milliseconds. @example 18230 */
  durationMs!: number;
  /** Why it failed; null when it did not. @example "there are 40 draws of the era in question, and the first 200 are needed to learn from" */
  error!: string | null;
  /** When it was asked for, UTC ISO 8601. @example "2026-11-20T03:15:42.118Z" */
  requestedAt!: string;
  /** When it ended, UTC ISO 8601; null before. @example "2026-11-20T03:16:00.348Z" */
  endedAt!: string | null;
}

/** Where purses of random tickets are after a draw. */
export class PurseOfChanceView {
  /**
   * The draw.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * One in forty has less, in cents: won less staked, jackpots left out.
   * @example -912300
   */
  lowCents!: number;
  /**
   * Half of them have less, in cents.
   * @example -832300
   */
  medianCents!: number;
  /**
   * One in forty has more, in cents.
   * @example -702300
   */
  highCents!: number;
}

/** A backtest with its standings. */
export class BacktestResultView extends BacktestView {
  /** Where nineteen of twenty purses of random tickets are, at the draws of chance's course; empty where prizes or the price are not known. */
  pursesOfChance!: PurseOfChanceView[];
  /** How each contestant did: chance first, fixed tickets last. */
  standings!: StandingView[];
}

/** A page of backtests. */
export class BacktestPageView {
  /** The backtests. */
  items!: BacktestView[];
  /** Where the next page starts; null at the end. @example "MTIwMA" */
  nextCursor!: string | null;
}
