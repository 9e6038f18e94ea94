import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyPlace } from '#modules/backups';
import { seededRandom } from '#modules/statistics';
import { backupDirectories } from '../support/backed-up';
import { ChildService } from '../support/child-service';
import { dailyFile, dailyGame } from '../support/daily-game';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const cycles = 5;
const draws = 8_000;

describe('killed while a backup is made', () => {
  it('leaves nothing that looks whole and is not, and makes the backup at its next start', async () => {
    const [directory, place] = [temporaryDirectory(), join(temporaryDirectory(), 'backups')];
    const random = seededRandom(20_261_120);
    const start = () => ChildService.start(directory, { HINDCAST_BACKUP_DIR: place });
    const unfinished = () => (existsSync(place) ? readdirSync(place).filter((name) => name.startsWith('.making-')) : []);
    const backups = async ({ url }: ChildService): Promise<Json[]> => JSON.parse(await (await fetch(`${url}/v1/backups`)).text()).items;
    const isSettled = (items: Json[]) => items.every(({ status }) => !['requested', 'created'].includes(status));

    let service = await start();
    await until(() => backups(service), isSettled, 60_000);
    const post = (path: string, body: string, type: string) =>
      fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
    await post('/v1/games', JSON.stringify(dailyGame), 'application/json');
    await post('/v1/games/daily/imports', dailyFile(draws), 'text/csv');
    let killed = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      await until(() => backups(service), isSettled, 60_000);
      await post('/v1/backups', '{}', 'application/json');
      await until(() => unfinished().length > 0, Boolean, 60_000);
      await pause(random() * 80);
      await service.end('SIGKILL');
      if (unfinished().length > 0) killed++;
      const verified = await verifyPlace(place, null, join(directory, 'data-keys', 'key-ring.json'));
      expect(verified.flatMap(({ problems }) => problems)).toEqual([]);
      service = await start();
      const [made] = await until(() => backups(service), isSettled, 60_000);
      expect(made).toMatchObject({ kind: 'database', status: 'verified' });
      expect(unfinished()).toEqual([]);
    }
    expect(killed).toBeGreaterThan(0);
    expect(backupDirectories(place, 'database')).toHaveLength(cycles + 1);
    expect(await service.end('SIGTERM')).toBe(0);
  }, 300_000);
});
