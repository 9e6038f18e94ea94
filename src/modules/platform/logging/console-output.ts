import { pino } from 'pino';
import type { LogSettings } from '#modules/configuration';
import type { LineOutput } from './service-log';

/** Bytes that may wait for a slow reader of our output; more are lost, because the service does not wait for it. */
const waitingBytesMax = 4 * 1024 * 1024;

/** Our standard output: lines for people on a terminal where that is wished, JSON otherwise. Nobody there to read hinders nothing. */
export function consoleOutput({ forPeople }: LogSettings): LineOutput {
  const destination = pino.destination({ dest: 1, sync: false, maxLength: waitingBytesMax });
  destination.on('error', () => {});
  process.once('exit', () => flush(destination));
  const isReadable = forPeople && process.stdout.isTTY;
  return { write: (line) => void destination.write(isReadable ? lineForPeople(line) : line) };
}

function flush(destination: ReturnType<typeof pino.destination>): void {
  try {
    destination.flushSync();
  } catch {
    // Whoever read our output is gone, and with it the place where this could be said.
  }
}

/** A line of JSON for people: `12:00:01.250 warn  [sync] powerball: … {"attempts":3}`, then the stack. Control characters are spelled out. */
export function lineForPeople(line: string): string {
  const { time, level, source, message, context } = JSON.parse(line);
  const { stack, ...rest } = context;
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const trace = typeof stack === 'string' ? `\n${stack.split('\n').map(visible).join('\n')}` : '';
  return `${time.slice(11, 23)} ${level.padEnd(5)} [${visible(source)}] ${visible(message)}${more}${trace}\n`;
}

/** A text may come from a request: it must not move the cursor or colour the terminal. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
