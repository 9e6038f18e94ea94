import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { ModelRow } from './model.entity';
import { ModelPromotionRow } from './model-promotion.entity';

/** Models of a slot by age, the oldest first: a model's version is its place. */
export type ModelSlot = Readonly<{ slot: string; models: readonly ModelRow[]; promotions: readonly ModelPromotionRow[] }>;

@Injectable()
export class ModelSlotQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** The slots of a game, by name. */
  async names(game: string): Promise<string[]> {
    const rows = await this.readSide
      .repository(ModelRow)
      .createQueryBuilder('model')
      .select('DISTINCT model.slot', 'slot')
      .where({ game })
      .orderBy('model.slot')
      .getRawMany<{ slot: string }>();
    return rows.map(({ slot }) => slot);
  }

  /** A slot's models, and its last promotions, newest first; null when no model was ever trained for it. */
  async find(game: string, slot: string, promotionsMax: number): Promise<ModelSlot | null> {
    const models = await this.readSide.repository(ModelRow).find({ where: { game, slot }, order: { position: 'asc' } });
    if (models.length === 0) return null;
    const promotions = await this.readSide
      .repository(ModelPromotionRow)
      .find({ where: { game, slot }, order: { position: 'desc' }, take: promotionsMax });
    return { slot, models, promotions };
  }

  /** The model that a slot predicts with: its champion, or the newest that is not retired where none was promoted. */
  async current(game: string, slot: string): Promise<ModelRow | null> {
    const found = await this.find(game, slot, 1);
    const champion = found?.models.find(({ id }) => id === found.promotions[0]?.modelId);
    return champion ?? found?.models.findLast(({ status }) => status === 'idle') ?? null;
  }
}
