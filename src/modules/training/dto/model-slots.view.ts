/** A model in its slot. */
export class SlotModelView {
  /**
   * Its id.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  id!: string;
  /**
   * Its place among the slot's models, by age, from 1.
   * @example 3
   */
  version!: number;
  /**
   * `idle` or `retired`.
   * @example "idle"
   */
  status!: string;
  /**
   * When it came on record, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  registeredAt!: string;
}

/** A model became the champion of a slot. */
export class ModelPromotionView {
  /**
   * The model.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  modelId!: string;
  /**
   * The champion before it.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  previousModelId!: string | null;
  /**
   * Why.
   * @example "better on the last 100 draws"
   */
  reason!: string;
  /** Whether it had been the champion before. */
  isRollback!: boolean;
  /**
   * Where in the log it is.
   * @example 3902
   */
  position!: number;
  /**
   * When, UTC ISO 8601.
   * @example "2026-11-20T03:15:42.118Z"
   */
  promotedAt!: string;
}

/** What models of a game stand in for, and which of them predicts. */
export class ModelSlotView {
  /**
   * Its name.
   * @example "frequency"
   */
  slot!: string;
  /**
   * Id of its champion; null when none was promoted.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  champion!: string | null;
  /**
   * Id of the model that predicts when the slot is asked: the champion, or the newest one that is not retired.
   * @example "019a9c3e-6c11-7f3a-8b42-0a1b2c3d4e5f"
   */
  predictsWith!: string | null;
  /** Its models, the oldest first. */
  models!: SlotModelView[];
  /** Its last 100 promotions, the newest first. */
  promotions!: ModelPromotionView[];
}

/** The slots of a game. */
export class ModelSlotListView {
  /** The slots, by name. */
  items!: ModelSlotView[];
}
