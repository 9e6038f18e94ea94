import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
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
}>;

@Injectable()
export class PredictionSetQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A set, or null when there is none of that id. */
  async find(id: string): Promise<PredictionSet | null> {
    const set = await this.readSide.repository(PredictionSetRow).findOneBy({ id });
    return set && ((await this.withTickets([set]))[0] ?? null);
  }

  /** Sets by age; one more than `limit` tells that there is a next page. */
  async page(filter: PredictionSetFilter, request: IdPageRequest): Promise<PredictionSet[]> {
    const where = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
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
