import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { PredictionRow } from './prediction.entity';
import { PredictionSetRow, type PredictionSetStatus } from './prediction-set.entity';

/** A prediction set with its tickets, most probable first. */
export type PredictionSet = Readonly<{ set: PredictionSetRow; tickets: readonly PredictionRow[] }>;

/** Which sets a page holds. */
export type PredictionSetFilter = Readonly<{
  game?: string | undefined;
  drawDate?: string | undefined;
  slot?: string | undefined;
  status?: PredictionSetStatus | undefined;
  /** Archived ones alone, or none of them; all without it. */
  archived?: boolean | undefined;
}>;

/** A set that is not archived. `isScored`: by a result, whether it counted or not. */
export type ListedSetRow = Readonly<{
  id: string;
  game: string;
  drawDate: string;
  slot: string;
  status: PredictionSetStatus;
  isScored: boolean;
}>;

const listedSql = `SELECT s.id, s.game, s.drawDate, s.slot, s.status,
    EXISTS (SELECT 1 FROM prediction_scores WHERE predictionSetId = s.id) AS isScored
  FROM prediction_sets s WHERE s.modelId = ? AND s.archivedAt IS NULL ORDER BY s.position DESC`;

@Injectable()
export class PredictionSetQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A set, or null when there is none of that id. */
  async find(id: string): Promise<PredictionSet | null> {
    const set = await this.readSide.repository(PredictionSetRow).findOneBy({ id });
    return set && ((await this.withTickets([set]))[0] ?? null);
  }

  /** Sets by age; one more than `limit` tells that there is a next page. */
  async page({ archived, ...filter }: PredictionSetFilter, request: IdPageRequest): Promise<PredictionSet[]> {
    const where: FindOptionsWhere<PredictionSetRow> = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    if (archived !== undefined) where.archivedAt = archived ? Not(IsNull()) : IsNull();
    return this.withTickets(await pageById(this.readSide.repository(PredictionSetRow), where, request));
  }

  /** Date of the first draw that a game has a set for; null when it has none. */
  async firstDrawDate(game: string): Promise<string | null> {
    const first = await this.readSide
      .repository(PredictionSetRow)
      .findOne({ select: { id: true, drawDate: true }, where: { game }, order: { drawDate: 'asc' } });
    return first?.drawDate ?? null;
  }

  /** Every set for one draw, superseded ones too, by age. */
  async ofDraw(game: string, drawDate: string): Promise<PredictionSet[]> {
    return this.withTickets(await this.readSide.repository(PredictionSetRow).find({ where: { game, drawDate }, order: { id: 'asc' } }));
  }

  /** What every set of a model, or of a game, said of every ball, by the set's id. */
  async probabilities(of: Readonly<{ modelId: string }> | Readonly<{ game: string }>): Promise<Map<string, Record<string, number[]>>> {
    const rows = await this.readSide.repository(PredictionSetRow).find({ select: { id: true, probabilities: true }, where: of });
    return new Map(rows.map((row) => [row.id, row.probabilities]));
  }

  /** Ids of all models that have a set. */
  async models(): Promise<string[]> {
    const rows: { modelId: string }[] = await this.readSide
      .repository(PredictionSetRow)
      .query('SELECT DISTINCT modelId FROM prediction_sets ORDER BY modelId');
    return rows.map(({ modelId }) => modelId);
  }

  /** The sets of a model that are not archived, the newest first. */
  async listedOf(modelId: string): Promise<ListedSetRow[]> {
    const rows: (Omit<ListedSetRow, 'isScored'> & { isScored: 0 | 1 })[] = await this.readSide
      .repository(PredictionSetRow)
      .query(listedSql, [modelId]);
    return rows.map((row) => ({ ...row, isScored: Boolean(row.isScored) }));
  }

  /** Which of some models have a set on record. */
  async modelsWithSets(modelIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.readSide
      .repository(PredictionSetRow)
      .createQueryBuilder('prediction')
      .select('DISTINCT prediction.modelId', 'modelId')
      .where({ modelId: In([...modelIds]) })
      .getRawMany<{ modelId: string }>();
    return new Set(rows.map(({ modelId }) => modelId));
  }

  /** Positions of every set for one draw, superseded ones too, ascending. */
  async positions(game: string, drawDate: string): Promise<number[]> {
    const rows = await this.readSide
      .repository(PredictionSetRow)
      .find({ select: { id: true, position: true }, where: { game, drawDate }, order: { position: 'asc' } });
    return rows.map(({ position }) => position);
  }

  private async withTickets(sets: readonly PredictionSetRow[]): Promise<PredictionSet[]> {
    const ids = sets.map(({ id }) => id);
    const tickets = await this.readSide.repository(PredictionRow).find({ where: { predictionSetId: In(ids) }, order: { ticket: 'asc' } });
    return sets.map((set) => ({ set, tickets: tickets.filter(({ predictionSetId }) => predictionSetId === set.id) }));
  }
}
