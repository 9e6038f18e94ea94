import { Injectable, Logger } from '@nestjs/common';
import { LogRestored, restoreStream } from '#events/backups';
import { EventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { Ids } from '#modules/platform';
import { readRestoreNote, removeRestoreNote } from '../files/restore-note';

/** Puts on record, at the start after it, that the log was restored: whoever reads the record must know that it once went on otherwise. */
@Injectable()
export class RecordRestore {
  private readonly logger = new Logger('backups');

  constructor(
    private readonly log: EventLog,
    private readonly settings: Settings,
    private readonly ids: Ids,
  ) {}

  /** Once for each restore, whenever a crash comes. A note that cannot be read, or is of another log, is told of and keeps nobody from starting. */
  async record(): Promise<void> {
    const { dataDir } = this.settings;
    try {
      const note = readRestoreNote(dataDir);
      if (note === null) return;
      if (!this.isOfThisLog(note)) throw new Error(`this log is not the one that was restored to position ${note.position}`);
      const stream = restoreStream(note.restoreId);
      if (this.log.readStream(stream).length === 0) {
        const meta = { actor: 'system:record-restore', correlationId: this.ids.next() };
        await this.log.append([{ stream, expectedVersion: 0, events: [LogRestored(note)] }], { meta });
      }
      removeRestoreNote(dataDir);
    } catch (error) {
      this.logger.error(`that the log was restored is not on record: ${error instanceof Error ? error.message : error}`);
    }
  }

  private isOfThisLog({ position, root }: LogRestored['data']): boolean {
    return position <= this.log.head && this.log.tree.root(position).toString('base64') === root;
  }
}
