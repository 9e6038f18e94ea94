import { readFileSync } from 'node:fs';
import { apiKeyForm, type Settings } from '#modules/configuration';
import { CommandFailure, exitCodes } from './exit-codes';

/** The key to call a running service with: `HINDCAST_KEY`, or what is in `HINDCAST_KEY_FILE`; none where neither is set. @throws CommandFailure when the file holds none */
export function callingKey({ callingKey: { key, file } }: Settings): string | undefined {
  if (key !== null || file === null) return key ?? undefined;
  const text = textOf(file).trim();
  if (!apiKeyForm.test(text)) throw new CommandFailure(`HINDCAST_KEY_FILE: ${file} does not hold a key and nothing else`, exitCodes.usage);
  return text;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`HINDCAST_KEY_FILE: ${(error as Error).message}`, exitCodes.usage);
  }
}
