import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { dailyFile, dailyGame } from '../support/daily-game';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describe('killed while a backup is verified', () => {
  it('leaves a copy of the log among the temporary files, which the next start removes', async () => {
    const [directory, place, temporary] = [temporaryDirectory(), join(temporaryDirectory(), 'backups'), temporaryDirectory()];
    const start = () => ChildService.start(directory, { HINDCAST_BACKUP_DIR: place, TMPDIR: temporary });
    const copies = () => readdirSync(temporary).filter((name) => existsSync(join(temporary, name, 'log.db')));
    let service = await start();
    const settled = async (): Promise<boolean> => {
      const { items } = JSON.parse(await (await fetch(`${service.url}/v1/backups`)).text());
      return items.length > 0 && items.every(({ status }: Json) => !['requested', 'created'].includes(status));
    };
    const post = (path: string, body: string, type = 'application/json') =>
      fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
    await until(settled, Boolean, 60_000);
    await post('/v1/games', JSON.stringify(dailyGame));
    await post('/v1/games/daily/imports', dailyFile(8_000), 'text/csv');
    await post('/v1/backups', '{}');
    await until(() => copies().length > 0, Boolean, 60_000);
    await service.end('SIGKILL');
    const left = copies();
    expect(left).toHaveLength(1);
    service = await start();
    expect(copies()).not.toContain(left[0]);
    expect(service.said).toContain(`removed ${left[0]}`);
    // It is verified again, and that leaves nothing.
    await until(settled, Boolean, 60_000);
    await until(() => readdirSync(temporary).length === 0);
    expect(await service.end('SIGTERM')).toBe(0);
  }, 200_000);
});
