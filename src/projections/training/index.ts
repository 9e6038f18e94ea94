export { ModelRow } from './model.entity';
export { modelsProjection } from './models.projection';
export { TrainingRow, type TrainingStatus } from './training.entity';
export { ModelQueries, TrainingQueries } from './training.queries';
export { trainingsProjection } from './trainings.projection';
export { modelPromotionsProjection } from './model-promotions.projection';
export { type ModelSlot, ModelSlotQueries } from './model-slots.queries';
export * from './tool-weights.entity';
export * from './tool-weights.projection';
