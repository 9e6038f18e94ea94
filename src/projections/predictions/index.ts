export { PredictionRow } from './prediction.entity';
export { PredictionSetRow, type PredictionSetStatus } from './prediction-set.entity';
export { type PredictionSet, type PredictionSetFilter, PredictionSetQueries } from './prediction-sets.queries';
export { predictionSetsProjection } from './prediction-sets.projection';
export { predictionsProjection } from './predictions.projection';
