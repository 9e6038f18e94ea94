import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { BacktestRow, type BacktestStatus } from './backtest.entity';
import { BacktestPartRow } from './backtest-part.entity';

@Injectable()
export class BacktestQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A backtest, or null when there is none of that id. */
  find(id: string): Promise<BacktestRow | null> {
    return this.readSide.repository(BacktestRow).findOneBy({ id });
  }

  /** What one contestant went through, or all of them, in the order of the draws. */
  parts(backtestId: string, contestant?: number): Promise<BacktestPartRow[]> {
    const where = { backtestId, ...(contestant === undefined ? {} : { contestant }) };
    return this.readSide.repository(BacktestPartRow).find({ where, order: { contestant: 'asc', from: 'asc' } });
  }

  /** Whether so many backtests, or more, wait or run. */
  async areUnended(count: number): Promise<boolean> {
    const rows = await this.readSide
      .repository(BacktestRow)
      .find({ select: { id: true }, where: { status: In(['requested', 'running']) }, take: count });
    return rows.length >= count;
  }

  /** How many backtests wait, and how many run. */
  unendedByStatus(): Promise<{ value: number; labels: { status: string } }[]> {
    const rows = this.readSide.repository(BacktestRow);
    return Promise.all(
      (['requested', 'running'] as const).map(async (status) => ({ value: await rows.countBy({ status }), labels: { status } })),
    );
  }

  /** Backtests by age; one more than `limit` tells that there is a next page. */
  page({
    game,
    status,
    ...request
  }: IdPageRequest & Readonly<{ game?: string | undefined; status?: BacktestStatus | undefined }>): Promise<BacktestRow[]> {
    const where = { ...(game === undefined ? {} : { game }), ...(status === undefined ? {} : { status }) };
    return pageById(this.readSide.repository(BacktestRow), where, request);
  }
}
