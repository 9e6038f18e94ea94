import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { KeptCheckpoints } from './kept-checkpoints';
import { LogKey } from './log-key';
import { type Checkpoint, formatCheckpoint, parseCheckpoint, signCheckpoint } from './notes/checkpoint';
import { verifyCosignature } from './notes/cosignature';
import { InvalidNoteError, isBy, parseNote, parseVerifierKey, type VerifierKey } from './notes/signed-note';

/** Signed roots of the log (C2SP tlog-checkpoint). */
@Injectable()
export class Checkpoints {
  private readonly witnesses: readonly VerifierKey[];
  private known: { fork: string | null } | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly key: LogKey,
    private readonly kept: KeptCheckpoints,
    settings: Settings,
  ) {
    this.witnesses = settings.proofs.witnesses.map(witnessKey);
  }

  /**
   * Why nothing may be signed, or null: a log that does not go on from a checkpoint that was kept is another one, and who signs both cannot be believed
   * any more. A directory that was restored from an old copy is found by this.
   */
  get fork(): string | null {
    this.known ??= { fork: this.lookForFork() };
    return this.known.fork;
  }

  /** As the log signs it: as it was kept, or signed now. @throws RejectedError `invalid-request` when there are not so many events, `log-forked` */
  signed(size: number): string {
    if (this.fork !== null) throw new RejectedError('log-forked', this.fork);
    return this.kept.note(size) ?? signCheckpoint({ origin: this.key.origin, size, root: this.root(size) }, this.key.signer);
  }

  /** With the signatures of witnesses after the log's own. One that was kept under an earlier key is signed by the present one too. */
  withCosignatures(size: number): string {
    const signed = this.signed(size);
    const now = signCheckpoint({ origin: this.key.origin, size, root: this.root(size) }, this.key.signer);
    const lines = [...(signed === now ? [] : parseNote(now).signatures.map(({ line }) => line)), ...this.kept.cosignatures(size)];
    return [signed, ...lines.map((line) => `${line}\n`)].join('');
  }

  /** How each key named the next one, where it did. */
  get endorsements(): string[] {
    return this.key.all().flatMap(({ endorsement }) => (endorsement === null ? [] : [endorsement]));
  }

  get verifierKey(): string {
    return this.key.verifierKey;
  }

  /**
   * Takes a witness's signature of a checkpoint, and keeps both.
   *
   * @param lines one or more signature lines
   * @throws RejectedError `unknown-witness`, `invalid-cosignature`
   */
  addCosignatures(size: number, lines: string): number {
    const text = formatCheckpoint({ origin: this.key.origin, size, root: this.root(size) });
    const signatures = signaturesIn(`${text}\n${lines.trimEnd()}\n`);
    for (const signature of signatures) {
      const witness = this.witnesses.find((each) => isBy(each, signature));
      if (!witness)
        throw new RejectedError('unknown-witness', `${signature.name} with the key ${signature.keyId} is no witness of this log`);
      if (!verifyCosignature(text, signature, witness))
        throw new RejectedError(
          'invalid-cosignature',
          `the signature of ${signature.name} is not one of this log's checkpoint of size ${size}`,
        );
    }
    this.kept.keep(size, this.signed(size));
    for (const { line } of signatures) this.kept.addCosignature(size, line);
    return signatures.length;
  }

  private lookForFork(): string | null {
    const last = this.kept.last();
    if (!last) return null;
    const kept = readable(this.kept.note(last.size) ?? '');
    if (kept === null) return `the checkpoint that was kept of ${last.size} events is damaged`;
    if (kept.origin !== this.key.origin) return `the checkpoint of ${last.size} events is of another log, ${kept.origin}`;
    if (kept.size > this.log.head) return `a checkpoint of ${kept.size} events was kept, and the log has ${this.log.head}`;
    return this.log.tree.root(kept.size).equals(kept.root)
      ? null
      : `the first ${kept.size} events are not those that a checkpoint was kept of`;
  }

  root(size: number): Buffer {
    if (size > this.log.head) throw new RejectedError('invalid-request', `the log has ${this.log.head} events, not ${size}`);
    return this.log.tree.root(size);
  }
}

/** @throws Error for what is no verifier key of a witness: the service does not start with it */
function witnessKey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    throw new Error(`HINDCAST_WITNESSES: ${text} is no verifier key: ${(error as Error).message}`);
  }
}

function readable(note: string): Checkpoint | null {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (error instanceof InvalidNoteError) return null;
    throw error;
  }
}

function signaturesIn(note: string) {
  try {
    return parseNote(note).signatures;
  } catch (error) {
    if (error instanceof InvalidNoteError) throw new RejectedError('invalid-cosignature', error.message);
    throw error;
  }
}
