import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filledLog } from '../../../bench/fixture';
import { type Cycles, KillCycles } from './kill-cycles';

/** A service is given new files after so many cycles, so that its log stays short enough to be checked after each. */
const cyclesOfADirectory = 50;

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    events: { type: 'string', default: '0' },
  },
});

/** npm run soak -- [--cycles 1000] [--seed n] [--events 1000000]: how many kills, from which seed, on a log that begins with so many events. */
async function main(): Promise<void> {
  const [cycles, seed, events] = [Number(values.cycles), Number(values.seed), Number(values.events)];
  process.stdout.write(`${cycles} cycles, seed ${seed}${events > 0 ? `, on a log of ${events} events` : ''}\n`);
  const sum: Cycles = { kills: 0, acknowledged: 0, repeated: 0, events: 0, recoveryMs: [] };
  const each = events > 0 ? cycles : cyclesOfADirectory;
  for (let done = 0; done < cycles; done += each) {
    const directory = await filledDirectory(events);
    const here = new KillCycles(directory, seed + done);
    add(sum, await here.run(Math.min(each, cycles - done), (cycle) => tell(done + cycle, here.sum)));
    rmSync(directory, { recursive: true });
  }
  process.stdout.write(`${told(sum)}\n`);
}

async function filledDirectory(events: number): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'hindcast-soak-'));
  mkdirSync(join(directory, 'data'));
  if (events > 0) (await filledLog(join(directory, 'data'), events)).close();
  return directory;
}

function add(sum: Cycles, { kills, acknowledged, repeated, events, recoveryMs }: Cycles): void {
  sum.kills += kills;
  sum.acknowledged += acknowledged;
  sum.repeated += repeated;
  sum.events += events;
  sum.recoveryMs.push(...recoveryMs);
}

const tell = (cycle: number, sum: Cycles): void => {
  if (cycle % 10 === 0) process.stdout.write(`cycle ${cycle}; in this directory: ${told(sum)}\n`);
};

function told({ kills, acknowledged, repeated, events, recoveryMs }: Cycles): string {
  const sorted = [...recoveryMs].sort((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const recovery = `ready again after ${Math.round(median)} ms (median) and ${Math.round(worst)} ms (worst)`;
  return `${kills} kills, ${acknowledged} requests acknowledged, ${repeated} repeated, ${events} events; ${recovery}; no law was broken`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
