import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { cleanUpStream, RetentionApplied } from '#events/maintenance';
import { EventLog } from '#events/store';
import { Settings } from '#modules/configuration';
import { Decisions, Ids, Occurrences, type Outcome } from '#modules/platform';
import { ArtifactAccess } from '#modules/training';
import { directoryOf, measured } from '../clean-up/found-files';
import { LeftoversReport } from '../clean-up/leftovers-report';
import { MentionsSince } from '../clean-up/mentions-since';
import type { Leftover } from '../domain/leftovers';

/** What was removed. `cleanUpId` is null where nothing was left over. */
export type CleanedUp = Readonly<{ cleanUpId: string | null; removed: readonly Leftover[] }>;

/** Remove what a report has shown. */
export class CleanUpCommand extends Command<Outcome<CleanedUp>> {
  constructor(readonly report: string) {
    super();
  }
}

@CommandHandler(CleanUpCommand)
export class CleanUpHandler implements ICommandHandler<CleanUpCommand> {
  constructor(
    private readonly report: LeftoversReport,
    private readonly log: EventLog,
    private readonly decisions: Decisions,
    private readonly artifacts: ArtifactAccess,
    private readonly occurrences: Occurrences,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  /** No training puts an artifact on record meanwhile: what is seen to be left over is so until it is gone. */
  execute({ report }: CleanUpCommand): Promise<Outcome<CleanedUp>> {
    return this.artifacts.alone(() => this.cleanUp(report));
  }

  /** What is removed is on record before it is gone: a crash in between leaves things, and the next report shows them again. */
  private async cleanUp(shown: string): Promise<Outcome<CleanedUp>> {
    const { id, position, removable } = await this.report.now();
    if (id !== shown) throw new RejectedError('clean-up-changed', 'look at GET /v1/maintenance/clean-up again');
    const since = new MentionsSince(this.log, position, removable.map(nameOf));
    const removed = removable.filter((each) => this.isStillLeft(each, since));
    if (removed.length === 0) return this.decisions.commit([], { cleanUpId: null, removed });
    const cleanUpId = this.ids.next();
    const files = removed.map(({ place, path, bytes }) => ({ place, path, bytes }));
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const event = RetentionApplied({ cleanUpId, report: shown, removed: files, bytes: total });
    const outcome = await this.decisions.commit([{ stream: cleanUpStream(cleanUpId), expectedVersion: 'none', events: [event] }], {
      cleanUpId,
      removed,
    });
    for (const each of removed) if (this.isStillLeft(each, since)) await this.remove(each);
    return outcome;
  }

  /** Whether it is what was shown, and no event has come to name it. */
  private isStillLeft(leftover: Leftover, since: MentionsSince): boolean {
    const now = measured(this.pathOf(leftover));
    return now?.bytes === leftover.bytes && now.changedAt === leftover.changedAt && !since.has(nameOf(leftover));
  }

  /** An artifact is renamed first, so that nobody meets half of one. What cannot be removed is told of, and stays in the next report. */
  private async remove(leftover: Leftover): Promise<void> {
    const path = this.pathOf(leftover);
    const discarded = leftover.form === 'artifact' ? join(this.settings.modelsDir, `.removing-${leftover.path}`) : path;
    try {
      if (discarded !== path) await rename(path, discarded);
      await rm(discarded, { recursive: true, force: true });
    } catch (error) {
      this.occurrences.failed(null, { source: 'clean-up', message: `${leftover.place}/${leftover.path} could not be removed`, error });
    }
  }

  private pathOf({ place, path }: Leftover): string {
    return join(directoryOf(this.settings, place), path);
  }
}

const nameOf = ({ path }: Leftover): string => basename(path);
