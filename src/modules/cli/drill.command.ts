import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'nest-commander';
import type { DrillMeasure } from '#events/backups';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { drill, type DrillResult } from '#modules/backups';
import { asUsual } from './backup-failures';
import { configuredSettings } from './configured-settings';
import { withDataDirectory } from './data-directory';
import { CommandFailure, exitCodes } from './exit-codes';
import { answered } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { from?: string; dataDir?: string };
type OnRecord = Readonly<{ position: number; recordedAt: string | null }>;

/** Practises recovery from the backups, on copies, and writes down what it took. */
@Command({ name: 'drill', description: 'practise recovery from backups on copies, and write down what it took' })
export class DrillCommand extends ServiceCommand {
  @Option({ flags: '--from <place>', description: 'where the backups are (default: HINDCAST_BACKUP_DIR)' })
  from(place: string): string {
    return place;
  }

  @Option({ flags: '--data-dir <directory>', description: 'compare with a stopped service’s data directory' })
  dataDir(directory: string): string {
    return directory;
  }

  async run(_: string[], options: Options): Promise<void> {
    const { backups, keyRingFile } = configuredSettings();
    const place = options.from ?? backups.directory;
    if (place === null) throw new CommandFailure('there is no place of backups: give --from, or set HINDCAST_BACKUP_DIR', exitCodes.usage);
    const onRecord = options.dataDir === undefined ? await this.lastOfRunning(options) : await lastOfStopped(options.dataDir);
    const now = new Date().toISOString();
    const result = await asUsual(drill({ place, keyRingFile, now, onRecord }, (measure) => process.stderr.write(`${lineOf(measure)}\n`)));
    const report = writeReport(place, now, result);
    if (options.dataDir === undefined)
      await answered(this.service(options).POST('/v1/drills', { body: { ...result, measures: [...result.measures] } }));
    this.report(options, { ...result, report }, `the report is ${report}`);
    if (result.measures.some(({ passed }) => !passed))
      throw new CommandFailure('a scenario took longer, or lost more, than is aimed at', exitCodes.unsound);
  }

  private async lastOfRunning(options: Options): Promise<OnRecord> {
    const { items } = await answered(this.service(options).GET('/v1/events', { params: { query: { limit: 1 } } }));
    return items[0] ?? { position: 0, recordedAt: null };
  }
}

const lastOfStopped = (directory: string): Promise<OnRecord> =>
  withDataDirectory(directory, async (logFile) => {
    const log = new LogFile(logFile, eventCatalog);
    try {
      const [[last] = []] = log.scan(Math.max(log.head - 1, 0));
      return { position: log.head, recordedAt: last?.recordedAt ?? null };
    } finally {
      log.close();
    }
  });

/** @returns the file for people; beside it lies one for machines */
function writeReport(place: string, now: string, result: DrillResult): string {
  const directory = join(place, 'drills');
  const name = join(directory, now.replaceAll(/[-:.]/g, ''));
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${name}.md`, markdownOf(now, result));
  return `${name}.md`;
}

const markdownOf = (now: string, { events, measures }: DrillResult): string =>
  [
    `# Drill of ${now}`,
    '',
    `With ${events} events on record.`,
    '',
    '| scenario | recovered in | aimed at | lost | aimed at | | found |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measures.map(
      ({ scenario, recoveryMs, recoveryMsMax, eventsLost, lostMs, lostMsMax, passed, found }) =>
        `| ${scenario} | ${seconds(recoveryMs)} | ${seconds(recoveryMsMax)} | ${eventsLost} events of ${seconds(lostMs)} | ${seconds(lostMsMax)} | ${passed ? 'passed' : 'missed'} | ${found.replaceAll('|', '/')} |`,
    ),
    '',
  ].join('\n');

const lineOf = ({ scenario, recoveryMs, eventsLost, lostMs, passed, found }: DrillMeasure): string =>
  `${passed ? '✓' : '✗'} ${scenario}: recovered in ${seconds(recoveryMs)}, ${eventsLost} events of ${seconds(lostMs)} lost; ${found}`;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
