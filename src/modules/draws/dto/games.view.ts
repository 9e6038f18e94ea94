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
  /** The pools, by name. */
  pools!: Record<string, PoolView>;
  /**
   * Price of a ticket, in cents.
   * @example 200
   */
  priceCents!: number;
  /** Its draw days. */
  schedule!: ScheduleView[];
  /**
   * Chance of the jackpot: one in this many tickets.
   * @example 292201338
   */
  jackpotOdds!: number;
  /** Prizes by what matched (white+powerball), in cents or `jackpot`; null where they are not known. */
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
  /** Its rules, oldest first. */
  eras!: EraView[];
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
  /** Always null: there is one page. */
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
