import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { isDamage, LogWriter, openLogFile } from './log-file';
import { LogReader } from './log-reader';
import type { Answers, FromThread, Question, ToThread } from './process-log.messages';

// Linux gives each thread a priority of its own: the log yields to the API.
if (process.platform === 'linux') setPriority(10);

/** About a gigabyte. */
const linesMax = 2_000_000;
/** Between two times it looks whether there are more, so many may be written. */
const linesBetweenLooks = 100_000;

type Opened = Readonly<{ database: Database.Database; writer: LogWriter; reader: LogReader }>;

const file: string = workerData.file;
const say = (message: FromThread) => parentPort?.postMessage(message);
let log: Opened | undefined;
let linesSinceLook = 0;

/** Opens the file when it is first needed, and again after it failed: what hindered it may have passed. */
function opened(): Opened {
  if (!log) {
    const database = openLogFile(file);
    log = { database, writer: new LogWriter(database), reader: new LogReader(database) };
  }
  return log;
}

function write(lines: readonly string[]): void {
  try {
    opened().writer.write(lines.map((line) => JSON.parse(line)));
  } catch (error) {
    letGo(error);
    say({ lost: lines.length, reason: reasonOf(error) });
    return;
  }
  say({ lost: 0, reason: trimmed(lines.length) });
}

function answer(question: Question): Answers[keyof Answers] {
  switch (question.kind) {
    case 'page':
      return opened().reader.page(question.request);
    case 'errors':
      return opened().reader.errors(question.request);
    case 'aftermath':
      return opened().reader.aftermath(question.before, question.lookBackMs);
    case 'retain':
      opened().writer.retain(question.before, linesMax);
      return null;
    case 'close':
      log?.database.close();
      log = undefined;
      return null;
  }
}

/** Keeps the file from growing without end. @returns why it could not */
function trimmed(written: number): string | null {
  linesSinceLook += written;
  if (linesSinceLook < linesBetweenLooks) return null;
  linesSinceLook = 0;
  try {
    opened().writer.retain('', linesMax);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** A damaged file is opened anew, which puts it aside. */
function letGo(error: unknown): void {
  if (!isDamage(error)) return;
  log?.database.close();
  log = undefined;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

parentPort?.on('message', (message: ToThread) => {
  if ('lines' in message) {
    write(message.lines);
    return;
  }
  try {
    say({ id: message.id, answer: answer(message.question) });
  } catch (error) {
    letGo(error);
    say({ id: message.id, refused: reasonOf(error) });
  }
});
