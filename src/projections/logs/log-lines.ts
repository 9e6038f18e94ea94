import type { AnyEvent } from '#events/catalog';
import type { ImportTotals } from '#events/draws';
import type { DrawnResult } from '#events/ids';
import type { EventLevel } from './log-line.entity';

type DataOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>['data'];
type Line<Data> = Readonly<{ level?: EventLevel; message: (data: Data) => string }>;

const result = ({ numbers, multiplier }: DrawnResult) => `${balls(numbers)}${multiplier === null ? '' : ` × ${multiplier}`}`;

const totals = ({ accepted, duplicates, conflicts, rejected }: ImportTotals) =>
  `${accepted} accepted, ${duplicates} duplicates, ${conflicts} conflicts, ${rejected} rejected`;

const supplement = ({ multiplier, secondary }: Pick<DrawnResult, 'multiplier' | 'secondary'>) =>
  [
    ...(multiplier === null ? [] : [`the multiplier was ${multiplier}`]),
    ...Object.entries(secondary).map(([name, numbers]) => `${name} was ${balls(numbers)}`),
  ].join(', ');

const balls = (numbers: Record<string, number[]>) =>
  Object.values(numbers)
    .map((pool) => pool.join(' '))
    .join(' + ');

const skill = (nats: number) => `${nats.toFixed(4)} nats a draw above chance`;

/** How each event reads as a line. A new event does not compile until it has one. */
export const logLines: { readonly [Type in AnyEvent['type']]: Line<DataOf<Type>> } = {
  AlertRaised: { level: 'warn', message: (d) => `alert ${d.alertId}: ${d.message}` },
  AlertResolved: { message: (d) => `alert ${d.alertId} is over` },
  ApiKeyIssued: {
    message: (d) => `key ${d.keyId} issued to ${d.name} as ${d.role}${d.expiresAt === null ? '' : `, good until ${d.expiresAt}`}`,
  },
  ApiKeyRevoked: { level: 'warn', message: (d) => `key ${d.keyId} revoked${d.reason === null ? '' : `: ${d.reason}`}` },
  GameRegistered: { message: (d) => `game ${d.game} registered` },
  DrawIngested: { message: (d) => `${d.game} ${d.date}: ${balls(d.numbers)}${d.source.kind === 'sample' ? ' (synthetic)' : ''}` },
  DrawSupplemented: { message: (d) => `${d.game} ${d.date}: ${supplement(d)}` },
  DrawCorrected: {
    level: 'warn',
    message: (d) => `${d.game} ${d.date} corrected from ${result(d.previous)} to ${result(d)}: ${d.reason}`,
  },
  DrawConflictsDismissed: { level: 'warn', message: (d) => `${d.game} ${d.date}: other results were dismissed: ${d.reason}` },
  DrawWithdrawn: { message: (d) => `${d.game} ${d.date} withdrawn: ${d.reason}` },
  ImportStarted: { message: (d) => `import of ${d.bytes} bytes for ${d.game} in layout ${d.layout}${d.synthetic ? ' (synthetic)' : ''}` },
  DrawRejected: { level: 'warn', message: (d) => `line ${d.line} rejected: ${d.message}` },
  DrawConflicted: {
    level: 'warn',
    message: (d) => `line ${d.line}: ${d.date} is on record as ${result(d.existing)}, offered ${result(d.offered)}`,
  },
  ImportAdvanced: { message: (d) => `import advanced: ${totals(d)} so far` },
  ImportInterrupted: { level: 'error', message: () => 'import interrupted: the service stopped; import the file again' },
  ImportCompleted: { message: (d) => `import completed: ${totals(d)}` },
  DrawsSynced: {
    message: (d) => `${d.game} synced: ${d.notModified ? 'nothing new' : `${d.accepted} accepted, ${d.conflicts} conflicts`}`,
  },
  SyncFailed: { level: 'warn', message: (d) => `sync of ${d.game} failed after ${d.attempts} attempts: ${d.reason}` },
  TrainingRequested: { message: (d) => `training of ${d.algorithm} for ${d.game} requested, seed ${d.seed}` },
  TrainingStarted: { message: () => 'training started' },
  ModelTrained: { message: (d) => `model ${d.modelId} trained through ${d.trainedThrough} in ${Math.round(d.durationMs)} ms` },
  TrainingFailed: { level: 'error', message: (d) => `training failed: ${d.reason}` },
  TrainingCancelled: { level: 'warn', message: () => 'training cancelled' },
  ModelRegistered: { message: (d) => `${d.algorithm} model registered for ${d.game} in slot ${d.slot}` },
  ToolWeightsLearned: { message: (d) => `model ${d.modelId} has learnt how much to listen to its tools` },
  ModelArchived: {
    message: (d) => `model ${d.modelId} archived: ${d.kept} newer ones are kept, and its artifact ${d.artifact} is deleted`,
  },
  LogKeyCreated: { message: (d) => `the log ${d.origin} is signed by ${d.key}` },
  LogKeyRotated: { level: 'warn', message: (d) => `the log is signed by ${d.key} from now on` },
  ModelPromoted: {
    message: (d) => `model ${d.modelId} is ${d.isRollback ? 'again ' : ''}the champion of ${d.game} ${d.slot}: ${d.reason}`,
  },
  ModelRetired: { message: (d) => `model ${d.modelId} retired: ${d.reason}` },
  ExperimentRequested: {
    message: (d) => `experiment ${d.name} for ${d.game} requested: ${d.trialsMax} trials by ${d.sampler}, seed ${d.seed}`,
  },
  ExperimentStarted: { message: (d) => `experiment started on ${d.draws} draws, ${d.untouched.to - d.untouched.from} of them untouched` },
  TrialStarted: { message: (d) => `trial ${d.trial}: ${d.algorithm} ${JSON.stringify(d.hyperparameters)}` },
  TrialCompleted: { message: (d) => `trial ${d.trial}: ${skill(d.skill)} in ${Math.round(d.durationMs)} ms` },
  TrialPruned: { message: (d) => `trial ${d.trial} was left behind after ${d.rungs.at(-1)?.steps} steps` },
  TrialFailed: { level: 'warn', message: (d) => `trial ${d.trial} failed: ${d.reason}` },
  ExperimentCompleted: {
    message: (d) =>
      `experiment completed by ${d.endedBy}: ${d.verdict}, ${skill(d.comparison.skill)} on ${d.comparison.draws} untouched draws`,
  },
  ExperimentFailed: { level: 'error', message: (d) => `experiment failed: ${d.reason}` },
  ExperimentCancelled: { level: 'warn', message: () => 'experiment cancelled' },
  BacktestRequested: {
    message: (d) =>
      `backtest ${d.name} for ${d.game} requested: ${d.contestants.map(({ algorithm }) => algorithm).join(', ')}, seed ${d.seed}`,
  },
  BacktestStarted: { message: (d) => `backtest started on ${d.to - d.from} draws` },
  BacktestAdvanced: { message: (d) => `contestant ${d.contestant} went through ${d.draws.length} draws in ${Math.round(d.durationMs)} ms` },
  BacktestCompleted: { message: () => 'backtest completed' },
  BacktestFailed: { level: 'error', message: (d) => `backtest failed: ${d.reason}` },
  BacktestCancelled: { level: 'warn', message: () => 'backtest cancelled' },
  PredictionIssued: { message: (d) => `${d.tickets.length} tickets issued for ${d.game} ${d.drawDate} by ${d.algorithm}` },
  PredictionScored: {
    message: (d) =>
      `prediction set ${d.predictionSetId} scored on ${d.game} ${d.drawDate}: ${skill(Object.values(d.pools).reduce((sum, pool) => sum + pool.skill, 0))}`,
  },
  RetentionApplied: { message: (d) => `clean-up of ${d.removed.length} leftovers, ${d.bytes} bytes` },
  PredictionsClosed: { message: (d) => `${d.game} ${d.drawDate} closed with ${d.sets} prediction sets on record` },
  PredictionArchived: { message: (d) => `prediction set ${d.predictionSetId} archived: ${d.reason}` },
  PredictionSuperseded: { message: (d) => `prediction set ${d.predictionSetId} superseded by ${d.supersededBy}` },
  LegacySetMigrated: {
    message: (d) => `set ${d.originalId} of ${d.modelName} taken over from the old application, ${d.tickets.length} tickets`,
  },
  LegacyFileMigrated: {
    message: (d) => `file of the old application read: ${d.migrated} sets taken over, ${d.rejected} rows rejected, ${d.remarks} remarks`,
  },
  SecretsKeyRotated: {
    level: 'warn',
    message: (d) => `secrets are encrypted under key ${d.keyId} from now on, ${d.secrets} of them were put under it`,
  },
  SystemStarted: { message: (d) => `hindcast ${d.version} started on Node ${d.node}` },
  SystemStopped: { message: (d) => `stopped: ${d.reason}` },
  OperationFailed: { level: 'error', message: (d) => `${d.operation} failed after ${d.attempts} attempts: ${d.reason}` },
  OperationResolved: { message: (d) => `${d.operation} at position ${d.position} ${d.how}${d.reason === null ? '' : `: ${d.reason}`}` },
  IntegrityCheckRequested: { message: (d) => `check of everything that is kept begun (${d.trigger})` },
  IntegrityChecked: {
    message: (d) =>
      d.isSound
        ? `everything that is kept is sound up to position ${d.position}`
        : `what is kept is not sound: ${d.parts.flatMap(({ problems }) => problems)[0]}`,
  },
  IntegrityCheckFailed: { level: 'error', message: (d) => `the check of what is kept broke off: ${d.reason}` },
  ReadSideRebuildRequested: { message: (d) => `rebuild of the read side requested: ${d.because}` },
  BackupRequested: { message: (d) => `backup of the ${d.kind} requested: ${d.because}` },
  BackupCreated: { message: (d) => `backup ${d.name} made at position ${d.position}: ${d.bytes} bytes in ${Math.round(d.durationMs)} ms` },
  BackupFailed: { level: 'error', message: (d) => `backup of the ${d.kind} failed: ${d.reason}` },
  BackupVerificationRequested: { message: () => 'verification of a backup requested' },
  BackupVerified: { message: (d) => `backup of the ${d.kind} verified in ${Math.round(d.durationMs)} ms: ${d.checked}` },
  BackupDamaged: { level: 'error', message: (d) => `backup of the ${d.kind} is damaged: ${d.problems[0]}` },
  BackupRemoved: { message: (d) => `backup of the ${d.kind} removed: it was older than ${d.keptDays} days` },
  LogRestored: {
    level: 'warn',
    message: (d) => `the log was restored from backup ${d.backupId} and goes on from position ${d.position}`,
  },
  DrillCompleted: {
    message: (d) =>
      `recovery practised: ${d.measures.filter(({ passed }) => passed).length} of ${d.measures.length} scenarios within their targets`,
  },
  ReadSideRebuilt: { message: (d) => `read side rebuilt to position ${d.position} in ${Math.round(d.durationMs)} ms: ${d.because}` },
};
