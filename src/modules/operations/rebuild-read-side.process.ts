import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { operationStream, ReadSideRebuilt, systemStream } from '#events/operations';
import { EventLog } from '#events/store';
import { Decisions, Ids, Readiness, RequestContext } from '#modules/platform';
import { OperationFailureQueries } from '#projections/operations';
import { type Broken, ReadSide, type Rebuilt } from '#projections/runner';
import { operationDecider } from './domain/operation.decider';
import { OperationHealth } from './operation-health';

const operation = 'rebuild-read-side';

/** Has the read side computed anew when somebody asks or its file is damaged, and puts on record what came of it. */
@Injectable()
export class RebuildReadSide implements OnModuleInit {
  private readonly logger = new Logger('read side');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly readiness: Readiness,
    private readonly failures: OperationFailureQueries,
    private readonly health: OperationHealth,
  ) {}

  onModuleInit(): void {
    this.readSide.onBroken((broken) => this.mend(broken));
    this.readSide.onMended(() => this.readiness.up('readSide'));
  }

  /** Begins a rebuild. What comes of it is put on record. */
  begin(because: string): void {
    const meta = { actor: 'system:read-side', correlationId: this.ids.next() };
    this.running = this.context.run({ meta }, () => this.rebuild(because));
  }

  /** Waits until the last rebuild has ended and is on record. */
  settled(): Promise<void> {
    return this.running;
  }

  /** Puts a rebuild on record. */
  async record({ position, because, durationMs }: Rebuilt): Promise<void> {
    const event = ReadSideRebuilt({ position, because, durationMs, fingerprint: this.readSide.fingerprint });
    const meta = { actor: 'system:read-side', correlationId: this.ids.next() };
    await this.context.run({ meta }, () =>
      this.decisions.commit([{ stream: systemStream, expectedVersion: 'any', events: [event] }], null),
    );
  }

  /** Puts on record that the log has not what the read side had seen of it: somebody has to look into that, and to say that it may rest. */
  async recordOtherHistory({ because }: Rebuilt, position: number): Promise<void> {
    const reason = `${because}: events that were acknowledged are gone, or the log is an old copy or another one; restore it, or dismiss this`;
    this.logger.error(reason);
    const meta = { actor: 'system:read-side', correlationId: this.ids.next() };
    await this.context.run({ meta }, () => this.decide({ type: 'FailOperation', operation: 'open-log', position, reason }));
  }

  /** A damaged file is computed anew; folds that fail would fail again. */
  private mend({ reason, damaged }: Broken): void {
    this.readiness.down('readSide', reason);
    if (damaged) this.logger.error(`the read side is computed anew: ${reason}`);
    else this.logger.fatal(`the read side cannot go on: ${reason}`);
    if (damaged && !this.readSide.isRebuilding) this.begin(reason);
  }

  private async rebuild(because: string): Promise<void> {
    const { head } = this.log;
    try {
      const rebuilt = await this.readSide.rebuild(because);
      this.readiness.up('readSide');
      await this.record(rebuilt);
      await this.resolveFailures();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error('the rebuild failed; the old read side stays', error instanceof Error ? error.stack : reason);
      await this.decide({ type: 'FailOperation', operation, position: head, reason }).catch((failure: unknown) =>
        this.logger.error('the failed rebuild could not be put on record', failure instanceof Error ? failure.stack : String(failure)),
      );
    }
    await this.health.refresh().catch((error: unknown) => this.logger.error(String(error)));
  }

  private async resolveFailures(): Promise<void> {
    for (const { position } of await this.failures.openOf(operation)) {
      await this.decide({ type: 'ResolveOperation', operation, position, how: 'retried', reason: null });
    }
  }

  private async decide(command: Parameters<typeof operationDecider.decide>[0]): Promise<void> {
    const { position } = await this.decisions.make(operationStream(command.operation, command.position), operationDecider, command);
    await this.readSide.reached(position, 10_000);
  }
}
