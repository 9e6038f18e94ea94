import { ApiProperty } from '@nestjs/swagger';

/** What a ticket came to in one draw. */
export class TicketResultView {
  /**
   * The draw.
   * @example "2026-08-05"
   */
  date!: string;
  /**
   * `main`, or the name of a secondary draw.
   * @example "main"
   */
  draw!: string;
  /**
   * Matches by pool.
   * @example { "white": 3, "powerball": 0 }
   */
  matches!: Record<string, number>;
  /**
   * The same as the prize table names it.
   * @example "3+0"
   */
  tier!: string;
  /**
   * `fixed`, `jackpot`, `pari-mutuel`, or `unknown` where the era's table is not known.
   * @example "fixed"
   */
  prize!: string;
  /**
   * In cents, multiplied where the multiplier is played; null where the rules alone do not tell.
   * @example 1400
   */
  prizeCents!: number | null;
  /**
   * The multiplier that was drawn; null where it is not played.
   * @example 2
   */
  multiplier!: number | null;
}

/** What a ticket would have come to. */
export class TicketRecordView {
  /**
   * The ticket.
   * @example { "white": [3, 17, 28, 44, 61], "powerball": [9] }
   */
  numbers!: Record<string, number[]>;
  /**
   * Draws that it could have been played in.
   * @example 90
   */
  plays!: number;
  /**
   * Draws of eras with other balls.
   * @example 0
   */
  notPlayable!: number;
  /**
   * Price of all plays in cents; null where one is not known.
   * @example 18000
   */
  stakedCents!: number | null;
  /**
   * Sum of the fixed prizes in cents; null where a table is not known, or prizes are shares of the stakes.
   * @example 2200
   */
  wonCents!: number | null;
  /**
   * How many of the draws are generated, and never drawn.
   * @example 0
   */
  synthetic!: number;
  /**
   * Jackpots, whose amounts the rules do not tell.
   * @example 0
   */
  jackpots!: number;
  /** The draws that brought something, by date. */
  results!: TicketResultView[];
}

/** Tickets against draws. */
export class TicketCheckView {
  /** Each ticket. */
  items!: TicketRecordView[];
}

/** An exact fraction. */
export class FractionView {
  /**
   * Above the line.
   * @example "3594848"
   */
  numerator!: string;
  /**
   * Below it.
   * @example "11238513"
   */
  denominator!: string;
  /**
   * The nearest number.
   * @example 0.31987
   */
  value!: number;
}

/** A tier of the prize table. */
export class TierView {
  /**
   * Matches of each pool.
   * @example "3+1"
   */
  tier!: string;
  /**
   * The prize in cents, `jackpot` or `pari-mutuel`.
   * @example 10000
   */
  @ApiProperty({ oneOf: [{ type: 'number' }, { type: 'string', enum: ['jackpot', 'pari-mutuel'] }] })
  prize!: number | string;
  /** The exact chance of it. */
  chance!: FractionView;
  /**
   * One in so many plays.
   * @example 14494.11
   */
  oneIn!: number;
}

/** What a play may bring. */
export class ExpectedValueView {
  /**
   * The era of the rules.
   * @example "2015-10-07"
   */
  era!: string;
  /**
   * The currency.
   * @example "USD"
   */
  currency!: string;
  /**
   * Price of a play.
   * @example 2
   */
  price!: number;
  /** Expected fixed prizes of a play, exactly. */
  fixed!: FractionView;
  /**
   * The jackpot's part: its chance times its cash value, less tax, times the part that is kept when others win too.
   * @example 0.4
   */
  jackpot!: number;
  /**
   * The part of a jackpot that a winner keeps on average, others winning too: `(1 − e^−λ)/λ`.
   * @example 0.95
   */
  sharingFactor!: number;
  /**
   * Expected value of a play.
   * @example 0.72
   */
  value!: number;
  /**
   * What a play loses on average; below 0 it gains.
   * @example 1.28
   */
  loss!: number;
  /**
   * Cash value of the jackpot at which a play is worth its price; null where there is no jackpot.
   * @example 490900000
   */
  breakEvenCash!: number | null;
  /** The prize table with exact chances. */
  tiers!: TierView[];
}

/** Something that many people choose. */
export class PopularPatternView {
  /**
   * Its name.
   * @example "dates"
   */
  pattern!: string;
  /**
   * Why many choose it.
   * @example "all balls are 31 or less, as in dates: many choose birthdays"
   */
  reason!: string;
}

/** Advice on a ticket. */
export class TicketAdviceView {
  /**
   * The ticket.
   * @example { "white": [1, 2, 3, 4, 5], "powerball": [9] }
   */
  numbers!: Record<string, number[]>;
  /** What of it many people would choose too. */
  patterns!: PopularPatternView[];
}

/** Advice on tickets. */
export class AdviceView {
  /**
   * What the advice is worth.
   * @example "Every ticket wins with the same chance. A popular one shares a jackpot with more people."
   */
  note!: string;
  /** Each ticket. */
  items!: TicketAdviceView[];
}

/** A ticket's balls of one pool. */
export class WheelTicketView {
  /**
   * The balls.
   * @example [3, 8, 17, 23, 28]
   */
  balls!: number[];
}

/** Tickets that cover every choice of some balls. */
export class WheelView {
  /**
   * The pool.
   * @example "white"
   */
  pool!: string;
  /** The tickets. */
  tickets!: WheelTicketView[];
  /**
   * Choices of so many balls that there are.
   * @example 84
   */
  choices!: number;
  /**
   * How many of them are together on some ticket, counted one by one: all of them.
   * @example 84
   */
  covered!: number;
  /**
   * No fewer tickets could do it (Schönheim's bound).
   * @example 9
   */
  ticketsMin!: number;
  /**
   * What a wheel is worth.
   * @example "A wheel spreads prizes; it wins no more on average than as many tickets drawn at random."
   */
  note!: string;
}

/** A ticket. */
export class RandomTicketView {
  /**
   * Its numbers by pool.
   * @example { "white": [3, 17, 28, 44, 61], "powerball": [9] }
   */
  numbers!: Record<string, number[]>;
}

/** Tickets drawn at random. */
export class RandomTicketsView {
  /**
   * The seed that decided.
   * @example 42
   */
  seed!: number;
  /** The tickets. */
  items!: RandomTicketView[];
}
