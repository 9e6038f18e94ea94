export { PredictionRow } from './prediction.entity';
export { PredictionScoreRow } from './prediction-score.entity';
export { PredictionScoreQueries } from './prediction-scores.queries';
export { predictionScoresProjection } from './prediction-scores.projection';
export { PredictionSetRow, type PredictionSetStatus } from './prediction-set.entity';
export { type PredictionSet, type PredictionSetFilter, PredictionSetQueries } from './prediction-sets.queries';
export { predictionSetsProjection } from './prediction-sets.projection';
export { predictionsProjection } from './predictions.projection';
