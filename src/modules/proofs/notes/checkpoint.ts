import { decodeBase64, InvalidNoteError, requireNoteText, type Signer, signNote } from './signed-note';

/**
 * What a log says of itself: so many lines, under this root. Signed, it is a promise that the log never takes back.
 *
 * @see https://c2sp.org/tlog-checkpoint
 */
export type Checkpoint = Readonly<{
  /** Which log it is: a line of text, at best a URL without scheme. */
  origin: string;
  /** Leaves of the tree, at most 2^53 − 1. */
  size: number;
  /** 32 bytes. */
  root: Buffer;
}>;

const rootBytes = 32;
const decimal = /^(0|[1-9][0-9]*)$/;

/** A checkpoint as the text of a note. @throws InvalidNoteError for an origin, a size or a root that no checkpoint may have */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin.includes('\n')) throw new InvalidNoteError('the origin of a checkpoint is one line');
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  parseCheckpoint(text);
  return text;
}

/** Reads the text of a note. Lines after the third may say anything; they are ignored. @throws InvalidNoteError when it is no checkpoint */
export function parseCheckpoint(text: string): Checkpoint {
  requireNoteText(text);
  const lines = text.split('\n').slice(0, -1);
  const [origin = '', size = '', encoded = ''] = lines;
  if (lines.length < 3 || lines.includes('')) throw new InvalidNoteError('a checkpoint has three lines or more, none of them empty');
  const count = parseCount(size);
  if (count === undefined)
    throw new InvalidNoteError('line 2 of a checkpoint is not a size: a decimal up to 2^53 - 1, without leading zeros');
  const root = decodeBase64(encoded);
  if (root?.length !== rootBytes) throw new InvalidNoteError(`line 3 of a checkpoint is not a root of ${rootBytes} bytes in base64`);
  return { origin, size: count, root };
}

/** The whole note that a log publishes. @throws InvalidNoteError like {@link formatCheckpoint} */
export const signCheckpoint = (checkpoint: Checkpoint, signer: Signer): string => signNote(formatCheckpoint(checkpoint), signer);

/** A number in the one way that logs have to write it, in decimal digits; else, or above 2^53 − 1, undefined. */
export function parseCount(text: string): number | undefined {
  const count = decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : undefined;
}
