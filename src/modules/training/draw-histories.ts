import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#events/store';
import { drawInstant, eraOf, type GameEra, Games, nextDraw } from '#modules/draws';
import { Clock } from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { ReadSide } from '#projections/runner';
import type { DrawHistory } from './domain/draw-history';

/** The draws that a model may learn from, and where they stand in the log. */
export type KnownHistory = Readonly<{
  history: DrawHistory;
  era: string;
  /** Position of the log that the draws were read at. */
  dataPosition: number;
  /** SHA-256 of the draws as canonical JSON. */
  dataSha256: string;
  /** Whether any of the draws is generated. */
  synthetic: boolean;
}>;

/** Which draws: those of an era that are known, and the date of the one after them. */
type Wanted = Readonly<{ era: GameEra; nextDate: string; isKnown: (row: Readonly<{ date: string }>) => boolean }>;

/** Reads a game's history for models: the draws of the era that a target date falls in, all from before that date. */
@Injectable()
export class DrawHistories {
  constructor(
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly readSide: ReadSide,
    private readonly clock: Clock,
  ) {}

  /** Date of the next draw of a game. */
  nextDate(game: string): string {
    return nextDraw(this.games.get(game), this.clock.now()).date;
  }

  /** Date of the draw that comes after a draw date. */
  dateAfter(game: string, date: string): string {
    const definition = this.games.get(game);
    return nextDraw(definition, drawInstant(definition, date)).date;
  }

  /** Whether a date's draw has taken place, by the clock. */
  isPast(game: string, date: string): boolean {
    return drawInstant(this.games.get(game), date) <= this.clock.now();
  }

  /** What is known before a draw date: now, or as of a position of the log. */
  before(gameId: string, date: string, asOf?: number): Promise<KnownHistory> {
    return this.read(gameId, { era: eraOf(this.games.get(gameId), date), nextDate: date, isKnown: (row) => row.date < date }, asOf);
  }

  /** What is known after a draw date, of the era of that date. */
  upTo(gameId: string, date: string, asOf?: number): Promise<KnownHistory> {
    const game = this.games.get(gameId);
    return this.read(gameId, { era: eraOf(game, date), nextDate: this.dateAfter(gameId, date), isKnown: (row) => row.date <= date }, asOf);
  }

  private async read(gameId: string, { era, nextDate, isKnown }: Wanted, asOf?: number): Promise<KnownHistory> {
    const { dataPosition, rows } = await this.readSide.within(asOf, async () => ({
      dataPosition: this.readSide.view.position,
      rows: (await this.draws.between(gameId, era.firstDraw, nextDate)).filter(isKnown),
    }));
    const pools = Object.entries(era.pools).map(([name, { pick, size }]) => ({ name, pick, size }));
    const known = {
      pools,
      dates: rows.map((row) => row.date),
      draws: Object.fromEntries(pools.map(({ name }) => [name, rows.map(({ numbers }) => numbers[name] ?? [])])),
    };
    const dataSha256 = createHash('sha256').update(canonicalJson(known)).digest('hex');
    return {
      history: { ...known, nextDate },
      era: era.id,
      dataPosition,
      dataSha256,
      synthetic: rows.some(({ synthetic }) => synthetic),
    };
  }
}
