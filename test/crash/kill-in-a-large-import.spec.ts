import { ChildService } from '../support/child-service';
import { dailyFile, dailyGame } from '../support/daily-game';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

const draws = 60_000;

describe('killed in the middle of a large import', () => {
  const running = new Set<ChildService>();
  const start = async (directory: string): Promise<ChildService> => {
    const service = await ChildService.start(directory);
    running.add(service);
    return service;
  };
  afterEach(() => Promise.all([...running].map((service) => service.end('SIGKILL'))));

  const get = async (service: ChildService, path: string) =>
    (await fetch(service.url + path)).json() as Promise<ReturnType<typeof JSON.parse>>;
  const post = (service: ChildService, path: string, type: string, body: string) =>
    fetch(service.url + path, { method: 'POST', headers: { 'content-type': type }, body }).then((response) => response.json());

  it('keeps the parts on record, says that the rest is missing, and takes the file again', async () => {
    const directory = temporaryDirectory();
    const first = await start(directory);
    await post(first, '/v1/games', 'application/json', JSON.stringify(dailyGame));
    const importing = post(first, '/v1/games/daily/imports', 'text/csv', dailyFile(draws)).catch(() => undefined);
    await until(
      () => get(first, '/v1/events?type=ImportAdvanced&limit=1'),
      ({ items }) => items.length > 0,
    );
    running.delete(first);
    await first.end('SIGKILL');
    expect(await importing).toBeUndefined();

    const second = await start(directory);
    const [started] = (await get(second, '/v1/events?type=ImportStarted')).items;
    const report = await get(second, `/v1/imports/${started.data.importId}`);
    expect(report).toMatchObject({ status: 'interrupted', duplicates: 0 });
    expect(report.accepted % 5_000).toBe(0);
    expect([report.accepted > 0, report.accepted < draws]).toEqual([true, true]);
    expect((await get(second, '/v1/games/daily')).draws).toBe(report.accepted);

    const again = await post(second, '/v1/games/daily/imports', 'text/csv', dailyFile(draws));
    expect(again).toMatchObject({ status: 'completed', accepted: draws - report.accepted, duplicates: report.accepted });
  }, 120_000);
});
