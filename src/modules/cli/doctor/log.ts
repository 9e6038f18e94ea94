import { existsSync } from 'node:fs';
import { eventCatalog } from '#events/catalog';
import { LogFile, logSchemaOf } from '#events/store';
import { type Finding, fail, messageOf, ok, warn } from './finding';

/** Events at the end of the log that are read. */
const lastEvents = 1_000;
const clockSlackMs = 60_000;

/** The log, where it can be read, and what was found about it. */
export type CheckedLog = Readonly<{ findings: readonly Finding[]; log: LogFile | null }>;

/** Looks at a log: its schema, whether it opens and its last events can be read, and the clock beside it. Its caller closes it. @param now UTC ISO 8601 */
export function checkLog(file: string, now: string): CheckedLog {
  if (!existsSync(file)) return { findings: [ok('log', `there is none yet; the first start makes ${file}`)], log: null };
  try {
    const schema = checkSchema(file);
    if (schema.status !== 'ok') return { findings: [schema], log: null };
    const log = new LogFile(file, eventCatalog);
    return { findings: [schema, ...checkEvents(log, now)], log };
  } catch (error) {
    const advice = 'keep the file as it is; hindcast verify tells more; restore the log from a backup';
    return { findings: [fail('log', `${file} cannot be read: ${messageOf(error)}`, advice)], log: null };
  }
}

function checkSchema(file: string): Finding {
  const { applied, missing, unknown } = logSchemaOf(file);
  if (unknown.length > 0)
    return fail('schema', `the log was written by a newer Hindcast (migrations ${unknown.join(', ')})`, 'run that version, or a newer one');
  if (missing.length > 0)
    return warn(
      'schema',
      `${missing.length} migrations are to come`,
      'back the log up; the next start brings it up to date, and there is no way back',
    );
  return ok('schema', `${applied} migrations, none to come`);
}

function checkEvents(log: LogFile, now: string): Finding[] {
  const { head, sqliteVersion } = log;
  let last = '';
  for (const events of log.scan(Math.max(0, head - lastEvents))) last = events.at(-1)?.recordedAt ?? last;
  const opened = ok('log', `it opens with SQLite ${sqliteVersion} and ends at position ${head}${last === '' ? '' : `, of ${last}`}`);
  return last === '' ? [opened] : [opened, checkClock(now, last)];
}

/** Events never go back in time: a clock that was set back gives them the time of the last one. @param now @param last UTC ISO 8601 */
export function checkClock(now: string, last: string): Finding {
  const behindMs = Date.parse(last) - Date.parse(now);
  if (behindMs <= 0) return ok('clock', `it is ${now}`);
  const says = `it is ${now}, and the last event is of ${last}`;
  const advice = 'set the clock, by NTP if you can: until it has caught up, events get the time of the last one';
  return behindMs > clockSlackMs ? fail('clock', says, advice) : warn('clock', says, advice);
}
