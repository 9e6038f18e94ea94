import { InvalidNoteError, parseNote, parseVerifierKey, verifyNote } from './signed-note';

/** What the key before says of the one after it. */
export const rotationText = (previous: string, next: string): string => `hindcast log key rotation\n${previous}\n${next}\n`;

/** Whether a note is the word of one key for another. */
export function isEndorsed(note: string, previous: string, next: string): boolean {
  try {
    const parsed = parseNote(note);
    return parsed.text === rotationText(previous, next) && verifyNote(parsed, [parseVerifierKey(previous)]).length === 1;
  } catch (error) {
    if (error instanceof InvalidNoteError) return false;
    throw error;
  }
}
