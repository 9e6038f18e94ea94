import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { PredictionSetQueries } from '#projections/predictions';
import { ModelQueries, ModelSlotQueries, TrainingQueries } from '#projections/training';
import { ArtifactAccess } from './artifact-access';
import { CancelTrainingHandler } from './commands/cancel-training.handler';
import { PromoteModelHandler } from './commands/promote-model.handler';
import { RequestTrainingHandler } from './commands/request-training.handler';
import { RetireModelHandler } from './commands/retire-model.handler';
import { RollBackSlotHandler } from './commands/roll-back-slot.handler';
import { DrawHistories } from './draw-histories';
import { TrainingEngine } from './engine/training-engine';
import { ModelSlotsController } from './model-slots.controller';
import { ModelsController } from './models.controller';
import { ArchiveModelsBeyondRetention } from './processes/archive-models-beyond-retention.process';
import { LearnToolWeightsWhenScored } from './processes/learn-tool-weights-when-scored.process';
import { RunTrainingWhenRequested } from './processes/run-training-when-requested.process';
import { RunningTrainings } from './processes/running-trainings';
import { LoadModelsAtStart } from './processes/load-models-at-start.process';
import { SlotPredictions } from './slot-predictions';
import { TrainedModels } from './trained-models';
import { TrainingMetrics } from './training-metrics';
import { TrainingProgressController } from './training-progress.controller';
import { TrainingsController } from './trainings.controller';

@Module({
  imports: [DrawsModule],
  controllers: [TrainingsController, TrainingProgressController, ModelsController, ModelSlotsController],
  providers: [
    TrainingQueries,
    ModelQueries,
    ModelSlotQueries,
    DrawHistories,
    TrainingEngine,
    SlotPredictions,
    ArtifactAccess,
    TrainedModels,
    TrainingMetrics,
    RunningTrainings,
    LoadModelsAtStart,
    RunTrainingWhenRequested,
    ArchiveModelsBeyondRetention,
    LearnToolWeightsWhenScored,
    PredictionSetQueries,
    RequestTrainingHandler,
    CancelTrainingHandler,
    RetireModelHandler,
    PromoteModelHandler,
    RollBackSlotHandler,
  ],
  exports: [
    ArtifactAccess,
    TrainingEngine,
    DrawHistories,
    SlotPredictions,
    ModelQueries,
    ModelSlotQueries,
    TrainingQueries,
    LoadModelsAtStart,
    RunTrainingWhenRequested,
    RunningTrainings,
  ],
})
export class TrainingModule {}

export { ArtifactAccess } from './artifact-access';
export { RequestTrainingCommand, type TrainingWish } from './commands/request-training.handler';
export { type Algorithm, algorithmNamed, type Hyperparameter, resolveHyperparameters, searchableAlgorithms } from './domain/algorithms';
export type { DrawHistory, Pool, PoolProbabilities } from './domain/draw-history';
export { type Fold, rollingOrigin } from './domain/folds';
export { modelDecider } from './domain/model.decider';
export { type Rung, rungsBelow } from './domain/successive-halving';
export { type Evaluation, type EvaluationTask, evaluate, type FoldEvaluation, type Race } from './engine/evaluation';
export { featuresOf } from './engine/implementations';
export { TrainingEngine } from './engine/training-engine';
export { DrawHistories, type KnownHistory } from './draw-histories';
export { SlotPredictions } from './slot-predictions';
export { LoadModelsAtStart } from './processes/load-models-at-start.process';
export { ArchiveModelsBeyondRetention } from './processes/archive-models-beyond-retention.process';
export { LearnToolWeightsWhenScored } from './processes/learn-tool-weights-when-scored.process';
export { RunTrainingWhenRequested } from './processes/run-training-when-requested.process';
export { RunningTrainings } from './processes/running-trainings';
