import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { dailyGame } from '../test/support/daily-game';
import { scratchDirectory } from './fixture';
import { daysBefore, most, reading, writing } from './load';
import type { Bar } from './report';
import { ServiceProcess } from './service-process';

const parts = 10;
const readsOfAPart = 98_000;
const writesOfAPart = 2_000;

/** What a service holds after a million requests, to what it held after the second hundred thousand, when everything that is kept is kept. */
export async function memoryBars(): Promise<Bar[]> {
  const service = await ServiceProcess.start(scratchDirectory());
  await service.post('/v1/games', dailyGame);
  await service.post('/v1/games/powerball/imports', readFileSync(join(packageRoot(), 'data/sample/powerball.csv'), 'utf8'));
  const dates = daysBefore();
  const megabytes: number[] = [];
  for (let part = 0; part < parts; part++) {
    await Promise.all([
      most(service.url, reading(), { connections: 8, amount: readsOfAPart }),
      most(service.url, writing(dates), { connections: 4, amount: writesOfAPart }),
    ]);
    megabytes.push((await service.metric('process_resident_memory_bytes')) / 2 ** 20);
  }
  await service.stop();
  const [, early = 0] = megabytes;
  return [
    {
      name: 'memory after a million requests, to after two hundred thousand',
      measured: (megabytes.at(-1) as number) / early,
      limit: 1.2,
      atLeast: false,
      unit: '×',
      note: `${megabytes.map((size) => size.toFixed(0)).join(', ')} MB`,
    },
  ];
}
