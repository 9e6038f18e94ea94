import * as access from '#events/access';
import * as backtests from '#events/backtests';
import * as backups from '#events/backups';
import * as draws from '#events/draws';
import * as experiments from '#events/experiments';
import type { EventContract } from '#events/kernel';
import * as legacy from '#events/legacy';
import * as maintenance from '#events/maintenance';
import * as operations from '#events/operations';
import * as proofs from '#events/proofs';
import * as predictions from '#events/predictions';
import * as training from '#events/training';

const isContract = (exported: unknown): exported is EventContract => typeof exported === 'function' && 'schema' in exported;

/** Every event contract there is, by room: what may stand in the log. A room's new event is listed by being exported. */
export const eventCatalog: readonly EventContract[] = [
  draws,
  training,
  experiments,
  backtests,
  predictions,
  proofs,
  legacy,
  operations,
  access,
  maintenance,
  backups,
].flatMap((room) => Object.values(room).filter(isContract));

/** Every event a fold may meet. */
export type AnyEvent =
  | access.AccessEvent
  | draws.DrawEvent
  | draws.GameRegistered
  | draws.ImportEvent
  | draws.SyncEvent
  | training.TrainingEvent
  | training.ModelEvent
  | training.ModelPromoted
  | experiments.ExperimentEvent
  | backtests.BacktestEvent
  | predictions.PredictionEvent
  | predictions.PredictionsClosed
  | proofs.LogKeyEvent
  | legacy.LegacyEvent
  | operations.OperationsEvent
  | maintenance.IntegrityEvent
  | maintenance.RetentionApplied
  | backups.BackupEvent
  | backups.DrillCompleted
  | backups.LogRestored;
