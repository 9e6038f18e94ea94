import { sign } from 'node:crypto';
import { parseCheckpoint } from './checkpoint';
import {
  isBy,
  isSignedBy,
  type NoteSignature,
  signatureLine,
  signatureTypes,
  type Signer,
  type VerifierKey,
  verifierKeyOf,
} from './signed-note';

const timestampBytes = 8;

/**
 * A witness's signature of a checkpoint, as one line without its newline: that at this time it had seen no larger tree of that log, and that the log
 * had only grown until then. Whoever asks for it must have verified that.
 *
 * @param posixSeconds seconds since 1970-01-01T00:00:00Z
 * @throws RangeError for a time that is no count of seconds @throws InvalidNoteError when the text is no checkpoint
 * @see https://c2sp.org/tlog-cosignature
 */
export function cosign(checkpointText: string, witness: Signer, posixSeconds: number): string {
  parseCheckpoint(checkpointText);
  if (!Number.isSafeInteger(posixSeconds) || posixSeconds < 0) throw new RangeError(`${posixSeconds} is no time in whole seconds`);
  const timestamp = Buffer.alloc(timestampBytes);
  timestamp.writeBigUInt64BE(BigInt(posixSeconds));
  const signature = sign(null, Buffer.from(cosigned(checkpointText, posixSeconds)), witness.privateKey);
  return signatureLine(verifierKeyOf(witness, signatureTypes.cosignature), Buffer.concat([timestamp, signature]));
}

/** When a witness signed a checkpoint, in POSIX seconds; null when that key did not sign it as a witness. Never throws. */
export function verifyCosignature(checkpointText: string, signature: NoteSignature, key: VerifierKey): { timestamp: number } | null {
  if (key.type !== signatureTypes.cosignature || !isBy(key, signature) || signature.bytes.length < timestampBytes) return null;
  const timestamp = Number(signature.bytes.readBigUInt64BE());
  if (!Number.isSafeInteger(timestamp)) return null;
  return isSignedBy(key, cosigned(checkpointText, timestamp), signature.bytes.subarray(timestampBytes)) ? { timestamp } : null;
}

/** What a witness signs. Its first line keeps it apart from the log's own signature of the same text. */
const cosigned = (checkpointText: string, posixSeconds: number): string => `cosignature/v1\ntime ${posixSeconds}\n${checkpointText}`;
