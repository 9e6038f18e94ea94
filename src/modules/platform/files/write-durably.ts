import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that is there whole or not at all, also after a power cut. */
export function writeDurably(file: string, text: string, mode = 0o644): void {
  const beside = `${file}.${process.pid}.tmp`;
  const written = openSync(beside, 'w', mode);
  try {
    writeSync(written, text);
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  renameSync(beside, file);
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
