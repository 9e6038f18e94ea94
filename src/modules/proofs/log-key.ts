import { Injectable } from '@nestjs/common';
import { type LogKeyRotated, logKeyStream } from '#events/proofs';
import { RejectedError } from '#events/kernel';
import { Alerts, Decisions, Ids, type Outcome, RequestContext } from '#modules/platform';
import { logKeyDecider } from './domain/log-key.decider';
import { KeyFiles } from './key-files';
import { rotationText } from './notes/key-rotation';
import { formatVerifierKey, parseVerifierKey, type Signer, signNote, verifierKeyOf } from './notes/signed-note';

/** A key of the log, and since where in the log; `endorsement` is how the one before it named it. */
export type KnownKey = Readonly<{ key: string; position: number; recordedAt: string; endorsement: string | null }>;

/** The key that signs the log's checkpoints. The log tells which one it is; the key itself is in a file. */
@Injectable()
export class LogKey {
  private known: Signer | undefined;
  private lastRotation: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly alerts: Alerts,
    private readonly files: KeyFiles,
  ) {}

  /** Takes up the log's key. The first start makes one; where the key was lost, another one takes its place, and the log says so. */
  async open(): Promise<void> {
    const meta = { actor: 'system:log-key', correlationId: this.ids.next() };
    await this.context.run({ meta }, () => this.takeUp());
  }

  get isOpen(): boolean {
    return this.known !== undefined;
  }

  get signer(): Signer {
    if (!this.known) throw new RejectedError('not-ready', 'the key of the log is not open yet');
    return this.known;
  }

  /** The log's name in its checkpoints. */
  get origin(): string {
    return this.signer.name;
  }

  get verifierKey(): string {
    return textOf(this.signer);
  }

  /** Every key that there was, the first one first. */
  all(): KnownKey[] {
    return this.decisions.events(logKeyStream).map(({ data, position, recordedAt }) => {
      const { key, endorsement = null } = data as { key: string; endorsement?: string | null };
      return { key, position, recordedAt, endorsement };
    });
  }

  /** Makes another key, which signs from now on; the present one vouches for it. One after the other. */
  rotate(): Promise<Outcome<{ key: string }>> {
    const rotated = this.lastRotation.then(() => this.rotateNow());
    this.lastRotation = rotated.catch(() => {});
    return rotated;
  }

  private async rotateNow(): Promise<Outcome<{ key: string }>> {
    const next = this.files.make(this.origin);
    const [previous, key] = [this.verifierKey, textOf(next)];
    const endorsement = signNote(rotationText(previous, key), this.signer);
    const outcome = await this.record({ previous, key, endorsement });
    this.known = next;
    return outcome;
  }

  private async takeUp(): Promise<void> {
    const { origin, key } = this.decisions.load(logKeyStream, logKeyDecider).state;
    if (origin === null || key === null) return this.begin();
    const privateKey = this.files.read(parseVerifierKey(key).keyId);
    if (privateKey) this.known = { name: origin, privateKey };
    else await this.replaceLost(origin, key);
  }

  private async begin(): Promise<void> {
    const signer = this.files.makeFirst();
    await this.decisions.make(logKeyStream, logKeyDecider, { type: 'CreateLogKey', origin: signer.name, key: textOf(signer) });
    this.known = signer;
  }

  private async replaceLost(origin: string, previous: string): Promise<void> {
    const signer = this.files.make(origin);
    await this.record({ previous, key: textOf(signer), endorsement: null });
    this.known = signer;
    const message = `the private key of ${previous} is not there any more: another one signs from now on, and nobody vouches for it`;
    await this.alerts.report({ alertId: 'log-key-lost', kind: 'log-key-lost', game: null, message });
  }

  private record(rotation: LogKeyRotated['data']): Promise<Outcome<{ key: string }>> {
    return this.decisions.make(logKeyStream, logKeyDecider, { type: 'RotateLogKey', ...rotation }, () => ({ key: rotation.key }));
  }
}

const textOf = (signer: Signer): string => formatVerifierKey(verifierKeyOf(signer));
