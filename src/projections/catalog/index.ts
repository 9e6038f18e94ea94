import { apiKeysProjection } from '#projections/access';
import { backtestPartsProjection, backtestsProjection } from '#projections/backtests';
import { backupsProjection } from '#projections/backups';
import { drawMonthsProjection } from '#projections/analytics';
import { drawsProjection, importRowsProjection, importsProjection, syncsProjection } from '#projections/draws';
import { experimentsProjection, trialsProjection } from '#projections/experiments';
import { legacyFilesProjection, legacySetsProjection } from '#projections/legacy';
import { logsProjection } from '#projections/logs';
import { integrityChecksProjection } from '#projections/maintenance';
import { alertsProjection, operationFailuresProjection } from '#projections/operations';
import { closingsProjection, predictionScoresProjection, predictionSetsProjection, predictionsProjection } from '#projections/predictions';
import type { Projection } from '#projections/runner';
import { modelPromotionsProjection, modelsProjection, toolWeightsProjection, trainingsProjection } from '#projections/training';

/** Every read model there is: the one list. What stands here is built, followed, rebuilt and checked. */
export const projectionCatalog: readonly Projection[] = [
  drawsProjection,
  drawMonthsProjection,
  importsProjection,
  importRowsProjection,
  syncsProjection,
  trainingsProjection,
  modelsProjection,
  modelPromotionsProjection,
  toolWeightsProjection,
  experimentsProjection,
  trialsProjection,
  backtestsProjection,
  backtestPartsProjection,
  predictionSetsProjection,
  predictionsProjection,
  predictionScoresProjection,
  closingsProjection,
  legacySetsProjection,
  legacyFilesProjection,
  operationFailuresProjection,
  alertsProjection,
  apiKeysProjection,
  integrityChecksProjection,
  backupsProjection,
  logsProjection,
];
