import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { ApiRecordOf } from '#modules/platform';

/** A prize: cents, or who shares what. */
const prizeSchema = { oneOf: [{ type: 'integer' }, { type: 'string', enum: ['jackpot', 'pari-mutuel'] }] };

/** A pool of balls in an era. */
export class PoolView {
  /**
   * How many balls are drawn.
   * @example 5
   */
  pick!: number;
  /**
   * How many balls there are, numbered from 1.
   * @example 69
   */
  size!: number;
}

/** Draw days from a date on. */
export class ScheduleView {
  /**
   * The first date.
   * @example "2021-08-23"
   */
  from!: string;
  /**
   * The days.
   * @example ["Mon", "Wed", "Sat"]
   */
  weekdays!: string[];
}

/** A span of time with the same rules. */
@ApiExtraModels(PoolView)
export class EraView {
  /**
   * Its name: the date of its first draw.
   * @example "2015-10-07"
   */
  id!: string;
  /**
   * Date of its first draw.
   * @example "2015-10-07"
   */
  firstDraw!: string;
  /**
   * The pools, by name: how many balls are drawn of how many.
   * @example { "white": { "pick": 5, "size": 69 }, "powerball": { "pick": 1, "size": 26 } }
   */
  @ApiRecordOf(PoolView)
  pools!: Record<string, PoolView>;
  /**
   * Price of a ticket in cents; null where it is not known.
   * @example 200
   */
  priceCents!: number | null;
  /** Its draw days. */
  schedule!: ScheduleView[];
  /**
   * Chance of the jackpot: one in this many tickets.
   * @example 292201338
   */
  jackpotOdds!: number;
  /**
   * Prizes by what matched of each pool, in cents, `jackpot` or `pari-mutuel` (a share of the stakes); null where they are not known.
   * @example { "5+1": "jackpot", "5+0": 100000000, "4+1": 5000000 }
   */
  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'object', additionalProperties: prizeSchema },
      { type: 'string', enum: ['pari-mutuel'] },
    ],
  })
  prizes!: Record<string, number | string> | string | null;
  /**
   * What of this era no official source was at hand for.
   * @example []
   */
  unverified!: string[];
}

/** Which values a multiplier could have from a date on. */
export class MultiplierPeriodView {
  /**
   * The first date.
   * @example "2015-10-07"
   */
  from!: string;
  /**
   * `draw`: drawn with the balls, one for all. `ticket`: printed on each ticket, no part of a result.
   * @example "draw"
   */
  per!: string;
  /**
   * The values; none where there was none.
   * @example [2, 3, 4, 5, 10]
   */
  values!: number[];
  /**
   * Chances of each value, where they are known.
   * @example { "2": 24, "3": 13, "4": 3, "5": 2, "10": 1 }
   */
  weights?: Record<string, number> | undefined;
  /**
   * Whether no official source was at hand for it.
   * @example false
   */
  unverified!: boolean;
}

/** Values that a multiplier could have besides, for a while. */
export class PromotionView {
  /**
   * The first date.
   * @example "2006-01-01"
   */
  from!: string;
  /**
   * The last date.
   * @example "2008-12-31"
   */
  to!: string;
  /**
   * The values.
   * @example [10]
   */
  values!: number[];
}

/** A factor on prizes. */
export class MultiplierView {
  /**
   * Its name.
   * @example "powerPlay"
   */
  name!: string;
  /**
   * Its name, for people.
   * @example "Power Play"
   */
  label!: string;
  /**
   * Price of playing it, in cents; null where it is not known.
   * @example 100
   */
  priceCents!: number | null;
  /**
   * Prizes by tier, in cents, that it makes of its own and does not multiply.
   * @example { "5+0": 200000000 }
   */
  prizes!: Record<string, number>;
  /** Its values through time. */
  periods!: MultiplierPeriodView[];
  /** Values that were possible besides. */
  promotions!: PromotionView[];
}

/** A second draw from the same pools on the same evening. */
export class SecondaryDrawView {
  /**
   * Its name.
   * @example "doublePlay"
   */
  name!: string;
  /**
   * Its name, for people.
   * @example "Double Play"
   */
  label!: string;
  /**
   * Date of the first one.
   * @example "2021-08-23"
   */
  from!: string;
  /**
   * Price of taking part, in cents; null where it is not known.
   * @example 100
   */
  priceCents!: number | null;
  /**
   * Prizes by what matched, in cents; null where they are not known.
   * @example { "5+1": 1000000000, "5+0": 50000000 }
   */
  @ApiProperty({ nullable: true, type: 'object', additionalProperties: prizeSchema })
  prizes!: Record<string, number | string> | null;
}

/** A game and its rules. */
export class GameView {
  /**
   * Its name in addresses.
   * @example "powerball"
   */
  id!: string;
  /**
   * Its name.
   * @example "Powerball"
   */
  name!: string;
  /**
   * The time zone of its draw dates.
   * @example "America/New_York"
   */
  timeZone!: string;
  /**
   * When the balls are drawn, in its time zone.
   * @example "22:59"
   */
  drawTime!: string;
  /**
   * The currency of its prices and prizes.
   * @example "USD"
   */
  currency!: string;
  /**
   * What the pools are called, in the order that results are told in.
   * @example { "white": "White balls", "powerball": "Powerball" }
   */
  pools!: Record<string, string>;
  /** The factor on prizes; null where there is none. */
  multiplier!: MultiplierView | null;
  /** Second draws from the same pools. */
  secondary!: SecondaryDrawView[];
  /** Its rules, oldest first. */
  eras!: EraView[];
  /**
   * What of the game no official source was at hand for.
   * @example []
   */
  unverified!: string[];
  /**
   * Draws on record.
   * @example 3838
   */
  draws!: number;
  /**
   * How many of them are generated, never drawn.
   * @example 0
   */
  syntheticDraws!: number;
}

/** All games. */
export class GameListView {
  /** The games. */
  items!: GameView[];
  /**
   * Always null: there is one page.
   */
  @ApiProperty({ example: null })
  nextCursor!: string | null;
}

/** The next draw of a game. */
export class NextDrawView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /**
   * Its date in the game's time zone.
   * @example "2026-11-21"
   */
  date!: string;
  /**
   * The moment of the draw, UTC ISO 8601. Nothing is issued for it afterwards.
   * @example "2026-11-22T03:59:00Z"
   */
  drawsAt!: string;
  /**
   * The era of its rules.
   * @example "2015-10-07"
   */
  era!: string;
}
