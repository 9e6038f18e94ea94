import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const pageBytes = 4_096;

/** Changes one bit of a file, as a failing disk would. */
export function flipBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes.at(at) ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Changes one bit of a text in a file. */
export const flipBitIn = (file: string, text: string): void => flipBit(file, offsetOf(file, text) + 1);

/** Makes the page of a database unreadable that holds a text: its first byte says what kind of page it is. */
export function breakPageOf(file: string, text: string): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(offsetOf(file, text) / pageBytes) * pageBytes] = 0xff;
  writeFileSync(file, bytes);
}

function offsetOf(file: string, text: string): number {
  const at = readFileSync(file).indexOf(text);
  if (at === -1) throw new Error(`${file} does not hold ${text}`);
  return at;
}

const inOwnMounts = (script: string): readonly string[] => [
  'unshare',
  '--mount',
  '--map-root-user',
  'sh',
  '-c',
  `${script} && exec "$@"`,
  'sh',
];

/** Why a process cannot be given mounts of its own here; null when it can. */
export function whyNoMounts(): string | null {
  const tried = spawnSync('unshare', ['--mount', '--map-root-user', 'true']);
  return tried.status === 0 ? null : `no mounts of one's own here: ${tried.error?.message ?? tried.stderr}`;
}

/** A wrapper that gives a process a small disk in the place of a directory. Seen from outside it is at {@link insideOf}. */
export const onSmallDisk = (directory: string, megabytes: number): readonly string[] =>
  inOwnMounts(`mount -t tmpfs -o size=${megabytes}m tmpfs ${directory}`);

/** A wrapper that lets a process read a directory and not write it, whoever it runs as. */
export const onReadOnly = (directory: string): readonly string[] =>
  inOwnMounts(`mount --bind ${directory} ${directory} && mount -o remount,ro,bind ${directory}`);

/** A directory as a process with mounts of its own sees it. */
export const insideOf = (pid: number, directory: string): string => `/proc/${pid}/root${directory}`;
