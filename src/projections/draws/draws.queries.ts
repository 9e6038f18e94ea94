import { Injectable } from '@nestjs/common';
import { Between, LessThan, MoreThan } from 'typeorm';
import type { DrawnNumbers } from '#events/ids';
import { ReadSide } from '#projections/runner';
import { DrawRow } from './draw.entity';

/** Which draws are asked for: those that are all of what is given. */
export type DrawFilter = Readonly<{
  /** First and last date, both inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  /** 0 is Sunday. */
  weekday?: number | undefined;
  /** A ball, of any pool. */
  number?: number | undefined;
  synthetic?: boolean | undefined;
  corrected?: boolean | undefined;
}>;

/** A page of a game's draws by date; `cursor` is the date that the last page ended with. */
export type DrawPageRequest = Readonly<{ limit: number; order: 'asc' | 'desc'; cursor?: string | undefined }> & DrawFilter;

const rowsInABatch = 1_000;

@Injectable()
export class DrawQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** The draw of a date, or null when none is on record. */
  find(game: string, date: string): Promise<DrawRow | null> {
    return this.readSide.repository(DrawRow).findOneBy({ game, date });
  }

  /** One more than `limit` tells that there is a next page. */
  page(game: string, { limit, order, cursor, ...filter }: DrawPageRequest): Promise<DrawRow[]> {
    const draws = this.readSide.repository(DrawRow).createQueryBuilder('draw').where({ game });
    if (cursor !== undefined) draws.andWhere({ date: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) });
    for (const [condition, values] of conditionsOf(filter)) draws.andWhere(condition, values);
    return draws
      .orderBy('draw.date', order === 'asc' ? 'ASC' : 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  /** Every draw of a game that was drawn, not generated, by date, a batch at a time. */
  async *drawnInBatches(game: string): AsyncGenerator<DrawRow[]> {
    for (let last = ''; ; ) {
      const batch = await this.readSide
        .repository(DrawRow)
        .find({ where: { game, synthetic: false, date: MoreThan(last) }, order: { date: 'asc' }, take: rowsInABatch });
      yield batch;
      if (batch.length < rowsInABatch) return;
      last = (batch.at(-1) as DrawRow).date;
    }
  }

  /** All draws of a game between two dates, both inclusive, oldest first. */
  between(game: string, from: string, to: string): Promise<DrawRow[]> {
    return this.readSide.repository(DrawRow).find({ where: { game, date: Between(from, to) }, order: { date: 'asc' } });
  }

  /** The draws of a game between two dates, both inclusive, whose result was corrected; oldest first. */
  corrected(game: string, from: string, to: string): Promise<DrawRow[]> {
    const corrected = this.readSide
      .repository(DrawRow)
      .createQueryBuilder('draw')
      .where({ game, date: Between(from, to) });
    for (const [condition] of conditionsOf({ corrected: true })) corrected.andWhere(condition);
    return corrected.orderBy('draw.date').getMany();
  }

  /** Dates of a game's synthetic draws, oldest first. */
  async syntheticDates(game: string): Promise<string[]> {
    const rows = await this.readSide
      .repository(DrawRow)
      .find({ select: { date: true }, where: { game, synthetic: true }, order: { date: 'asc' } });
    return rows.map(({ date }) => date);
  }

  /** Date of the last draw of a game that was drawn, not generated; null when there is none. */
  async lastDrawn(game: string): Promise<string | null> {
    const last = await this.readSide
      .repository(DrawRow)
      .findOne({ select: { date: true }, where: { game, synthetic: false }, order: { date: 'desc' } });
    return last?.date ?? null;
  }

  /** Draws of a game on record, and how many of them are synthetic. */
  async count(game: string): Promise<{ draws: number; synthetic: number }> {
    const counted = await this.readSide
      .repository(DrawRow)
      .createQueryBuilder('draw')
      .select('count(*)', 'draws')
      .addSelect('coalesce(sum(draw.synthetic), 0)', 'synthetic')
      .where({ game })
      .getRawOne<{ draws: number; synthetic: number }>();
    return counted ?? { draws: 0, synthetic: 0 };
  }

  /** Date and source of every draw of a game, by date. Plain rows: there may be many. */
  sources(game: string): Promise<{ date: string; source: string; importId: string | null }[]> {
    return this.readSide
      .repository(DrawRow)
      .createQueryBuilder('draw')
      .select(['draw.date AS date', 'draw.source AS source', 'draw.importId AS "importId"'])
      .where({ game })
      .orderBy('draw.date')
      .getRawMany();
  }

  /** Results of a game that were drawn on more than one date, most often first; at most `limit` of them. */
  async repeated(game: string, limit: number): Promise<{ numbers: DrawnNumbers; dates: string[] }[]> {
    const rows = await this.readSide
      .repository(DrawRow)
      .createQueryBuilder('draw')
      .select('draw.numbers', 'numbers')
      .addSelect('group_concat(draw.date)', 'dates')
      .where({ game })
      .groupBy('draw.numbers')
      .having('count(*) > 1')
      .orderBy('count(*)', 'DESC')
      .limit(limit)
      .getRawMany<{ numbers: string; dates: string }>();
    return rows.map(({ numbers, dates }) => ({ numbers: JSON.parse(numbers), dates: dates.split(',').sort() }));
  }
}

/** Conditions in SQL, each with its values. */
function conditionsOf({ from, to, weekday, number, synthetic, corrected }: DrawFilter): [string, Record<string, unknown>][] {
  const given: [unknown, string, Record<string, unknown>][] = [
    [from, 'draw.date >= :from', { from }],
    [to, 'draw.date <= :to', { to }],
    [weekday, "strftime('%w', draw.date) = :weekday", { weekday: String(weekday) }],
    // Numbers are kept as JSON, where a ball stands between brackets and commas. Reading them as text takes a tenth of the time of parsing them.
    [number, 'draw.numbers GLOB :ball', { ball: `*[[,]${number}[],]*` }],
    [synthetic, 'draw.synthetic = :synthetic', { synthetic: synthetic ? 1 : 0 }],
    [corrected, `draw.corrections ${corrected ? '<>' : '='} '[]'`, {}],
  ];
  return given.filter(([value]) => value !== undefined).map(([, condition, values]) => [condition, values]);
}
