import { parseCheckpoint, parseCount } from './checkpoint';
import { decodeBase64, InvalidNoteError, parseNote } from './signed-note';

/**
 * All that is needed to see without the log that a line is in it: a file to keep beside what it proves. Read is not yet verified: the checkpoint's
 * signatures, then the hashes against its root.
 *
 * @see https://c2sp.org/tlog-proof
 */
export type TlogProof = Readonly<{
  /** Place of the leaf, counted from 0. */
  index: number;
  /** The proof of inclusion in the checkpoint's tree: 32 bytes each, the leaf's sibling first. */
  hashes: readonly Buffer[];
  /** The log's signed note, as it is. */
  checkpoint: string;
  /** Whatever else belongs to it. Nobody signed it. */
  extra?: Buffer;
}>;

/** A text is no proof as the specification wants it. The message says what is wrong, and where. */
export class InvalidTlogProofError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidTlogProofError';
  }
}

const header = 'c2sp.org/tlog-proof@v1';
const extraPrefix = 'extra ';
const indexPrefix = 'index ';
const hashBytes = 32;

/** @throws InvalidTlogProofError for what could not be read again */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const lines = [header, ...(extra ? [`${extraPrefix}${extra.toString('base64')}`] : []), `${indexPrefix}${index}`];
  const text = `${[...lines, ...hashes.map((each) => each.toString('base64'))].join('\n')}\n\n${checkpoint}`;
  parseTlogProof(text);
  return text;
}

/** @throws InvalidTlogProofError where the text is not as the specification wants it, its checkpoint included */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  if (end === -1) throw new InvalidTlogProofError('no empty line separates the proof from the checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines[0] !== header) throw new InvalidTlogProofError(`line 1 is not ${header}`);
  const extra = lines[1]?.startsWith(extraPrefix) ? { extra: parseExtra(lines[1]) } : {};
  const at = 'extra' in extra ? 2 : 1;
  const index = parseIndex(lines[at] ?? '', at + 1);
  const hashes = lines.slice(at + 1).map((line, step) => parseHash(line, at + 2 + step));
  const checkpoint = text.slice(end + 2);
  if (index >= sizeOf(checkpoint)) throw new InvalidTlogProofError(`the tree of the checkpoint has no leaf ${index}`);
  return { index, hashes, checkpoint, ...extra };
}

function parseExtra(line: string): Buffer {
  const extra = decodeBase64(line.slice(extraPrefix.length));
  if (!extra?.length) throw new InvalidTlogProofError('line 2 has no extra data in base64');
  return extra;
}

function parseIndex(line: string, number: number): number {
  const index = line.startsWith(indexPrefix) ? parseCount(line.slice(indexPrefix.length)) : undefined;
  if (index === undefined) throw new InvalidTlogProofError(`line ${number} is not the index of a leaf: a decimal up to 2^53 - 1`);
  return index;
}

function parseHash(line: string, number: number): Buffer {
  const bytes = decodeBase64(line);
  if (bytes?.length !== hashBytes) throw new InvalidTlogProofError(`line ${number} is not a hash of ${hashBytes} bytes in base64`);
  return bytes;
}

function sizeOf(checkpoint: string): number {
  try {
    return parseCheckpoint(parseNote(checkpoint).text).size;
  } catch (error) {
    if (error instanceof InvalidNoteError) throw new InvalidTlogProofError(`in its checkpoint: ${error.message}`);
    throw error;
  }
}
