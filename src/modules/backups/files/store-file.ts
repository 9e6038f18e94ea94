import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeyRing } from '#modules/platform';
import { type BackupFile, DamagedBackupError } from './manifest';
import { open, type Sealer } from './sealed-stream';

/** A stream's bytes and hash, known when it has gone through. */
class Measure {
  bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  readonly through = async function* (this: Measure, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.bytes += piece.length;
      this.hash.update(piece);
      yield piece;
    }
  }.bind(this);

  result(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

const pieceBytes = 1_048_576;
const read = (file: string) => createReadStream(file, { highWaterMark: pieceBytes });

/** How a file of this path is called in a backup. */
export const storedName = (path: string, sealer: Sealer | null): string => (sealer ? `${path}.sealed` : path);

/**
 * Writes a file into a backup, sealed where that is wished, and forces it to the disk.
 *
 * @param name what it is called in the backup
 * @param source a file, or its content
 */
export async function storeFile(
  directory: string,
  { path, name }: Readonly<{ path: string; name: string }>,
  source: string | AsyncIterable<Buffer>,
  sealer: Sealer | null,
): Promise<BackupFile> {
  const target = join(directory, name);
  await mkdir(dirname(target), { recursive: true });
  const [content, stored] = [new Measure(), new Measure()];
  const from = typeof source === 'string' ? read(source) : source;
  const to = createWriteStream(target, { flush: true });
  try {
    if (sealer) await pipeline(from, content.through, sealer.seal, stored.through, to);
    else await pipeline(from, content.through, stored.through, to);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { path, ...content.result(), stored: { name, ...stored.result() } };
}

/** The same for a text. */
export const storeText = (directory: string, path: string, text: string, sealer: Sealer | null): Promise<BackupFile> =>
  storeFile(directory, { path, name: storedName(path, sealer) }, Readable.from([Buffer.from(text)]), sealer);

/** A file that is in the backup already, under its own path, and not sealed. */
export async function measureFile(directory: string, path: string): Promise<BackupFile> {
  const measure = new Measure();
  for await (const _ of measure.through(read(join(directory, path))));
  const result = measure.result();
  return { path, ...result, stored: { name: path, ...result } };
}

/** Checks a file of a backup without opening it. @throws DamagedBackupError naming it */
export async function checkStored(directory: string, { stored }: BackupFile): Promise<void> {
  const measure = new Measure();
  const file = join(directory, stored.name);
  try {
    for await (const _ of measure.through(read(file)));
  } catch (error) {
    throw unreadable(file, error);
  }
  assertSame(file, measure.result(), stored);
}

/** The content of a file of a backup. Whether it is the right one is known at its end. @throws DamagedBackupError naming the file */
export async function* contentOf(directory: string, file: BackupFile, ring: KeyRing): AsyncGenerator<Buffer> {
  const name = join(directory, file.stored.name);
  const [stored, content] = [new Measure(), new Measure()];
  const isSealed = file.stored.name !== file.path && file.stored.name.endsWith('.sealed');
  const pieces = stored.through(read(name));
  try {
    yield* content.through(isSealed ? open(pieces, ring) : pieces);
  } catch (error) {
    throw unreadable(name, error);
  }
  assertSame(name, stored.result(), file.stored);
  assertSame(name, content.result(), file);
}

/** Writes a file of a backup to where it is restored, and forces it to the disk. @throws DamagedBackupError naming it; the target is gone then */
export async function restoreFile(directory: string, file: BackupFile, target: string, ring: KeyRing): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  try {
    await pipeline(contentOf(directory, file, ring), createWriteStream(target, { flush: true }));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

function assertSame(file: string, found: { bytes: number; sha256: string }, expected: { bytes: number; sha256: string }): void {
  if (found.bytes !== expected.bytes) throw new DamagedBackupError(file, `it has ${found.bytes} bytes, and should have ${expected.bytes}`);
  if (found.sha256 !== expected.sha256) throw new DamagedBackupError(file, 'it was changed: its SHA-256 is not the one in the manifest');
}

function unreadable(file: string, error: unknown): Error {
  if (error instanceof DamagedBackupError) return error;
  const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it is missing' : `it cannot be read: ${(error as Error).message}`;
  return new DamagedBackupError(file, reason);
}
