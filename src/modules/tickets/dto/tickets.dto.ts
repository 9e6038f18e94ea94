import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
} from 'class-validator';

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Tickets. */
export class TicketsDto {
  /**
   * Each ticket's numbers, by pool, in any order; 1 to 100 tickets.
   * @example [{ "white": [3, 17, 28, 44, 61], "powerball": [9] }]
   */
  @Transform(({ obj }: { obj: { tickets?: unknown } }) => obj.tickets)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  tickets!: Record<string, number[]>[];
}

/** Tickets, and the draws to check them against. */
export class CheckTicketsDto extends TicketsDto {
  /**
   * From this date on; the first draw without it.
   * @example "2026-01-01"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'from must be a date such as 2026-01-01' })
  from?: string;

  /**
   * Up to this date; the last draw without it.
   * @example "2026-08-05"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'to must be a date such as 2026-08-05' })
  to?: string;

  /** Whether the multiplier (Power Play) is played too. */
  @IsBoolean()
  multiplier: boolean = false;

  /**
   * Secondary draws that are played too.
   * @example ["doublePlay"]
   */
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  secondary: string[] = [];
}

/** What a play may bring. */
export class ExpectedValueDto {
  /**
   * A date whose rules hold; the next draw's without it.
   * @example "2026-11-21"
   */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(date, { message: 'date must be a date such as 2026-11-21' })
  date?: string;

  /**
   * Cash value of the jackpot, in the game's currency: not the advertised annuity.
   * @example 200000000
   */
  @IsNumber()
  @Min(0)
  @Max(1e12)
  cash: number = 0;

  /**
   * Share of the jackpot that is kept back as tax, `0..1`.
   * @example 0.37
   */
  @IsNumber()
  @Min(0)
  @Max(0.99)
  tax: number = 0;

  /**
   * Other plays of the same draw, with whom a jackpot may have to be shared.
   * @example 30000000
   */
  @IsInt()
  @Min(0)
  @Max(1e12)
  plays: number = 0;
}

/** Balls to play, and what is to be guaranteed. */
export class WheelDto {
  /**
   * The pool; the one with the most balls a draw without it.
   * @example "white"
   */
  @IsOptional()
  @IsString()
  pool?: string;

  /**
   * Balls to play, more than a ticket has.
   * @example [3, 8, 17, 23, 28, 36, 44, 52, 61]
   */
  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsInt({ each: true })
  balls!: number[];

  /**
   * Any so many of these balls are together on some ticket, whichever they are.
   * @example 3
   */
  @IsInt()
  @Min(2)
  @Max(10)
  guarantee!: number;
}

/** How many tickets to draw at random. */
export class RandomTicketsDto {
  /**
   * Tickets.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(1_000)
  count: number = 5;

  /**
   * Seed that decides which; chosen and told without it.
   * @example 42
   */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;
}
