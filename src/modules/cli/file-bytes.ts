import { readFileSync } from 'node:fs';
import { CommandFailure, exitCodes } from './exit-codes';

/** A file that a command was given. @throws CommandFailure when it cannot be read */
export function fileBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailure(`cannot read ${file}: ${(error as Error).message}`, exitCodes.usage);
  }
}
