import { Injectable } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { Settings } from '#modules/platform';
import { KeptCheckpoints } from './kept-checkpoints';
import { LogKey } from './log-key';
import { formatCheckpoint, signCheckpoint } from './notes/checkpoint';
import { verifyCosignature } from './notes/cosignature';
import { InvalidNoteError, isBy, parseNote, parseVerifierKey } from './notes/signed-note';

/** Signed roots of the log (C2SP tlog-checkpoint). */
@Injectable()
export class Checkpoints {
  constructor(
    private readonly log: EventLog,
    private readonly key: LogKey,
    private readonly kept: KeptCheckpoints,
    private readonly settings: Settings,
  ) {}

  /** As the log signs it: as it was kept, or signed now. @throws RejectedError `invalid-request` when there are not so many events */
  signed(size: number): string {
    return this.kept.note(size) ?? signCheckpoint({ origin: this.key.origin, size, root: this.root(size) }, this.key.signer);
  }

  /** With the signatures of witnesses after the log's own. One that was kept under an earlier key is signed by the present one too. */
  withCosignatures(size: number): string {
    const signed = this.signed(size);
    const now = signCheckpoint({ origin: this.key.origin, size, root: this.root(size) }, this.key.signer);
    const lines = [...(signed === now ? [] : parseNote(now).signatures.map(({ line }) => line)), ...this.kept.cosignatures(size)];
    return [signed, ...lines.map((line) => `${line}\n`)].join('');
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
    const witnesses = this.settings.proofs.witnesses.map(parseVerifierKey);
    for (const signature of signatures) {
      const witness = witnesses.find((each) => isBy(each, signature));
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

  root(size: number): Buffer {
    if (size > this.log.head) throw new RejectedError('invalid-request', `the log has ${this.log.head} events, not ${size}`);
    return this.log.tree.root(size);
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
