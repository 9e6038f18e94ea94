import type { DynamicModule, Provider } from '@nestjs/common';
import { Overview } from './overview';

/** What each command is made of. It is loaded when it is asked for: all of them together take a second. */
const commands: Readonly<Record<string, () => Promise<Provider[]>>> = {
  import: async () => [(await import('./import.command.js')).ImportCommand],
  'migrate-legacy': async () => [(await import('./migrate-legacy.command.js')).MigrateLegacyCommand],
  sync: async () => [(await import('./sync.command.js')).SyncCommand],
  train: async () => [(await import('./train.command.js')).TrainCommand],
  experiment: async () => [(await import('./experiment.command.js')).ExperimentCommand],
  predict: async () => [(await import('./predict.command.js')).PredictCommand],
  backtest: async () => [(await import('./backtest.command.js')).BacktestCommand],
  'drop-sample': async () => [(await import('./drop-sample.command.js')).DropSampleCommand],
  events: async () => [(await import('./events.command.js')).EventsCommand],
  export: async () => [(await import('./export.command.js')).ExportCommand],
  keys: async () => {
    const { KeysCommand, KeysCreateCommand, KeysListCommand, KeysRevokeCommand } = await import('./keys.command.js');
    return [KeysCommand, KeysCreateCommand, KeysListCommand, KeysRevokeCommand];
  },
  rebuild: async () => [(await import('./rebuild.command.js')).RebuildCommand],
  doctor: async () => [(await import('./doctor.command.js')).DoctorCommand],
  replay: async () => [(await import('./replay.command.js')).ReplayCommand],
  secrets: async () => [(await import('./secrets.command.js')).SecretsCommand],
  verify: async () => [(await import('./verify.command.js')).VerifyCommand],
  backup: async () => [(await import('./backup.command.js')).BackupCommand],
  restore: async () => [(await import('./restore.command.js')).RestoreCommand],
  drill: async () => [(await import('./drill.command.js')).DrillCommand],
  'clean-up': async () => [(await import('./clean-up.command.js')).CleanUpCommand],
};

class CommandLine {}

/** The command line with the command that was asked for; with all of them where it is none: for help, and to say what there is. */
export async function commandLineFor(command: string | undefined): Promise<DynamicModule> {
  const wanted = command !== undefined && Object.hasOwn(commands, command) ? [commands[command]] : Object.values(commands);
  const providers = await Promise.all(wanted.map((load) => load?.() ?? []));
  return { module: CommandLine, providers: [Overview, ...providers.flat()] };
}

export { CommandFailure, exitCodes } from './exit-codes';
