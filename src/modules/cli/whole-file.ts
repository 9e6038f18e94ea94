import { randomUUID } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CommandFailure, exitCodes } from './exit-codes';

/**
 * Writes a file whole or not at all: under another name beside it, made durable, then renamed. What was there before is replaced only then, and a failure or
 * a signal leaves nothing behind.
 *
 * @param signal when it is aborted, the content must end too
 * @throws CommandFailure when it cannot be written there, or the content fails with one
 */
export async function writeWhole(file: string, content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  try {
    const handle = await opened(target, temporary);
    await pipeline(content, handle.createWriteStream({ flush: true }), { signal });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    if (signal.aborted) throw new CommandFailure(`interrupted; ${file} was not written`, exitCodes.failed);
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`cannot write ${file}: ${(error as Error).message}`, exitCodes.failed);
  }
}

/** @throws CommandFailure when there cannot be such a file */
async function opened(target: string, temporary: string): Promise<FileHandle> {
  const there = await stat(target).catch(() => null);
  if (there && !there.isFile()) throw new CommandFailure(`cannot write ${target}: it is there, and is no file`, exitCodes.usage);
  try {
    return await open(temporary, 'wx');
  } catch (error) {
    throw new CommandFailure(`cannot write ${target}: ${(error as Error).message}`, exitCodes.usage);
  }
}
