import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type DrawsSynced, type ImportCompleted, importStream } from '#events/draws';
import { type Recorded, RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { RequestContext } from '#modules/platform';
import { ImportDrawsCommand } from '../commands/import-draws.handler';
import { datasetRows } from './dataset-rows';
import { UpstreamFailure } from './upstream-failure';

/** What became of the fetched rows. `importId` names the report; null where there was nothing new. */
export type SyncCounts = Pick<DrawsSynced['data'], 'importId' | 'accepted' | 'duplicates' | 'conflicts' | 'rejected'>;

/** Takes fetched data the way of any imported file. */
@Injectable()
export class DatasetImport {
  constructor(
    private readonly bus: CommandBus,
    private readonly context: RequestContext,
    private readonly log: EventLog,
  ) {}

  /** Imports what a source sent. @throws UpstreamFailure when that is no list of draws; nothing is imported then */
  async import(game: string, bytes: Uint8Array): Promise<SyncCounts> {
    const { importId } = await this.imported(new ImportDrawsCommand(game, datasetRows(bytes)));
    const { data } = this.log.readStream(importStream(importId)).at(-1) as Recorded<ImportCompleted>;
    const { accepted, duplicates, conflicts, rejected } = data;
    return { importId, accepted, duplicates, conflicts, rejected };
  }

  /** The caller's Idempotency-Key stands for the sync, not for its import. */
  private async imported(command: ImportDrawsCommand): Promise<{ importId: string }> {
    const { meta } = this.context.current;
    try {
      const { result } = await this.context.run({ meta }, () => this.bus.execute(command));
      return result;
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      throw new UpstreamFailure('not-importable', `what the source sent cannot be imported: ${error.message}`);
    }
  }
}
