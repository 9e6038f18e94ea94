import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { writeDurably } from '#modules/platform';

/** A time stamp of a checkpoint: DER of an RFC 3161 TimeStampResp, base64. */
export type Stamp = Readonly<{ authority: string; time: string; token: string }>;

/** A checkpoint that was written down, with what others said of it. */
export type KeptCheckpoint = Readonly<{ size: number; stamps: number; cosignatures: number }>;

const digits = 12;
const checkpointFile = /^(\d{12})\.txt$/;

/** Name of a checkpoint's file, or of what is beside it: in the order of their sizes. */
export const checkpointName = (size: number, kind = 'txt'): string => `${String(size).padStart(digits, '0')}.${kind}`;

/** Checkpoints on disk: `<size>.txt` as it was signed, `.cosignatures` and `.stamps` (JSON lines) beside it. */
@Injectable()
export class KeptCheckpoints {
  private readonly directory: string;
  private known: Map<number, KeptCheckpoint> | undefined;
  private sorted: readonly KeptCheckpoint[] | undefined;

  constructor(settings: Settings) {
    this.directory = settings.checkpointsDir;
  }

  /** All of them, the smallest first. */
  all(): readonly KeptCheckpoint[] {
    this.sorted ??= [...this.index().values()].sort((a, b) => a.size - b.size);
    return this.sorted;
  }

  /** As it was signed, or null when that size was not kept. */
  note(size: number): string | null {
    return this.index().has(size) ? readFileSync(this.path(size, 'txt'), 'utf8') : null;
  }

  cosignatures(size: number): string[] {
    return this.lines(size, 'cosignatures');
  }

  stamps(size: number): Stamp[] {
    return this.lines(size, 'stamps').map((line) => JSON.parse(line) as Stamp);
  }

  keep(size: number, note: string): void {
    if (this.index().has(size)) return;
    mkdirSync(this.directory, { recursive: true });
    writeDurably(this.path(size, 'txt'), note);
    this.remember({ size, stamps: 0, cosignatures: 0 });
  }

  /** Keeps a witness's first signature of a checkpoint: that it has seen it does not become truer. */
  addCosignature(size: number, line: string): void {
    if (!this.cosignatures(size).some((known) => signerOf(known) === signerOf(line))) this.add(size, 'cosignatures', line);
  }

  /** Keeps an authority's first stamp of a checkpoint. */
  addStamp(size: number, stamp: Stamp): void {
    if (!this.stamps(size).some(({ authority }) => authority === stamp.authority)) this.add(size, 'stamps', JSON.stringify(stamp));
  }

  /** The one that covers most, or null. */
  last(): KeptCheckpoint | null {
    return this.all().at(-1) ?? null;
  }

  private add(size: number, kind: 'cosignatures' | 'stamps', line: string): void {
    // Written anew as a whole: half a line, after a power cut, would make every receipt of this checkpoint unreadable.
    writeDurably(this.path(size, kind), [...this.lines(size, kind), line].map((each) => `${each}\n`).join(''));
    const known = this.index().get(size);
    if (known) this.remember({ ...known, [kind]: known[kind] + 1 });
  }

  private index(): Map<number, KeptCheckpoint> {
    this.known ??= new Map(sizesIn(this.directory).map((size) => [size, this.read(size)]));
    return this.known;
  }

  private remember(checkpoint: KeptCheckpoint): void {
    this.index().set(checkpoint.size, checkpoint);
    this.sorted = undefined;
  }

  private read(size: number): KeptCheckpoint {
    return { size, stamps: this.lines(size, 'stamps').length, cosignatures: this.lines(size, 'cosignatures').length };
  }

  private lines(size: number, kind: 'cosignatures' | 'stamps'): string[] {
    const file = this.path(size, kind);
    return existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
  }

  private path(size: number, kind: string): string {
    return join(this.directory, checkpointName(size, kind));
  }
}

/** Name and key id of who signed: the first 4 bytes of the signature. */
function signerOf(line: string): string {
  const [, name, signature = ''] = line.split(' ');
  return `${name} ${Buffer.from(signature, 'base64').toString('hex', 0, 4)}`;
}

/** Sizes of the checkpoints in a directory. */
export function sizesIn(directory: string): number[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((name) => {
    const found = checkpointFile.exec(name);
    return found ? [Number(found[1])] : [];
  });
}
