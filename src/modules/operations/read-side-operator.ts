import { Injectable, Logger } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { ReadSideRebuilt, systemStream } from '#events/operations';
import { Decisions, Ids, Readiness, RequestContext } from '#modules/platform';
import { ReadSide, type Rebuilt } from '#projections/runner';

/** Has the read side computed anew, and puts on record that it was. */
@Injectable()
export class ReadSideOperator {
  private readonly logger = new Logger('read side');

  constructor(
    private readonly readSide: ReadSide,
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly readiness: Readiness,
  ) {}

  /** Begins a rebuild. @throws RejectedError when one is running */
  rebuild(because: string): void {
    if (this.readSide.isRebuilding) throw new RejectedError('rebuild-running');
    this.rebuildAndRecord(because).catch((error: unknown) => {
      this.logger.error('the rebuild failed; the old read side stays', error instanceof Error ? error.stack : String(error));
    });
  }

  private async rebuildAndRecord(because: string): Promise<void> {
    const rebuilt = await this.readSide.rebuild(because);
    this.readiness.up('readSide');
    await this.record(rebuilt);
  }

  /** Puts a rebuild on record. */
  async record({ position, because, durationMs }: Rebuilt): Promise<void> {
    const event = ReadSideRebuilt({ position, because, durationMs, fingerprint: this.readSide.fingerprint });
    const meta = { actor: 'system:read-side', correlationId: this.ids.next() };
    await this.context.run({ meta }, () =>
      this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], null),
    );
  }
}
