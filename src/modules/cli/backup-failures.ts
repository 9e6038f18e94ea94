import { BrokenChainError, DamagedBackupError, OccupiedError } from '#modules/backups';
import { CommandFailure, exitCodes } from './exit-codes';

/** Gives what work with backups gives; what is wrong with a backup ends the command with the code for that. */
export async function asUsual<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DamagedBackupError || error instanceof BrokenChainError)
      throw new CommandFailure(error.message, exitCodes.unsound);
    if (error instanceof OccupiedError) throw new CommandFailure(error.message, exitCodes.usage);
    throw error;
  }
}
