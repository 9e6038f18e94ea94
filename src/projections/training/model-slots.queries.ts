import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { ModelRow } from './model.entity';
import { ModelPromotionRow } from './model-promotion.entity';

/** Models of a slot by age, the oldest first: a model's version is its place. */
export type ModelSlot = Readonly<{ slot: string; models: readonly ModelRow[]; promotions: readonly ModelPromotionRow[] }>;

/** Promotions that a choice looks back on. */
const promotionsMax = 100;

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

  /**
   * The models that a slot may predict with, the first one before the others: its champion, then earlier champions, then the others, newest first.
   * None of them is retired.
   */
  async candidates(game: string, slot: string): Promise<ModelRow[]> {
    const found = await this.find(game, slot, promotionsMax);
    if (!found) return [];
    const idle = found.models.filter(({ status }) => status === 'idle').reverse();
    const rank = new Map(found.promotions.map(({ modelId }, index) => [modelId, index] as const).reverse());
    return idle.sort((a, b) => (rank.get(a.id) ?? promotionsMax) - (rank.get(b.id) ?? promotionsMax));
  }

  /** The first of the candidates of every slot of every game. */
  async currentOfEach(): Promise<ModelRow[]> {
    const slots = await this.readSide
      .repository(ModelRow)
      .createQueryBuilder('model')
      .select(['DISTINCT model.game AS game', 'model.slot AS slot'])
      .getRawMany<{ game: string; slot: string }>();
    return (await Promise.all(slots.map(({ game, slot }) => this.candidates(game, slot)))).flatMap(([first]) => first ?? []);
  }
}
