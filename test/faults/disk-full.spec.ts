import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { dailyDate, dailyGame } from '../support/daily-game';
import { insideOf, onSmallDisk, whyNoMounts } from '../support/harm';
import { samplesIn } from '../support/metric-lines';
import { type Sent, send } from '../support/send';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

const readyMsMax = 60_000;
const why = whyNoMounts();
const named = `a full disk${why ? ` (left out: ${why})` : ''}`;

(why ? describe.skip : describe)(named, () => {
  let service: ChildService;
  let inside: string;
  let next = 0;
  const acknowledged: string[] = [];
  const draw = async (): Promise<Sent> => {
    const date = dailyDate(next++);
    const answer = await send(service.url, '/v1/games/daily/draws', { date, numbers: { main: [1, 2, 3] } });
    // On record and not visible yet is acknowledged, too.
    if (answer.status === 201 || answer.body.type === '/problems/read-side-behind') acknowledged.push(date);
    return answer;
  };
  const ballast = () => join(inside, 'ballast');
  const fillTo = (freeBytes: number) => {
    const { bavail, bsize } = statfsSync(inside);
    writeFileSync(ballast(), Buffer.alloc(bavail * bsize - freeBytes));
  };
  const head = async () => (await send(service.url, '/v1/events?limit=1')).body.items[0].position;

  beforeAll(async () => {
    const directory = temporaryDirectory();
    service = await ChildService.start(directory, {}, onSmallDisk(directory, 16), readyMsMax);
    inside = insideOf(service.pid, directory);
    await send(service.url, '/v1/games', dailyGame);
    await draw();
    fillTo(300_000);
  }, readyMsMax);
  afterAll(() => service.end('SIGKILL'));

  it(
    'refuses appends and says why, and answers reads',
    async () => {
      // The read side has the same disk, and may be the first that it refuses: then a draw is on record and cannot be seen yet.
      const refused = await until(draw, ({ body }) => body.type === '/problems/log-not-writable', readyMsMax);
      expect(refused).toMatchObject({
        status: 503,
        body: { type: '/problems/log-not-writable', detail: expect.stringMatching(/nothing was put on record: .*full/) },
      });
      const before = await head();
      expect((await draw()).status).toBe(503);
      await until(
        async () => (await send(service.url, '/health/ready')).body.parts.log as string,
        (log) => /^(down|degraded): .*full/.test(log),
      );
      expect(await head()).toBe(before);
      expect((await send(service.url, '/v1/games/daily/draws?limit=1')).status).toBe(200);
    },
    readyMsMax,
  );

  it(
    'tells of the lines of its own log that are lost with it, and counts them',
    async () => {
      const lost = async () => {
        const samples = samplesIn(await (await fetch(`${service.url}/metrics`)).text());
        return samples.find(({ name }) => name === 'hindcast_process_log_lost_lines')?.value ?? 0;
      };
      await until(lost, (lines) => lines > 0, readyMsMax);
      await until(() => /[1-9]\d* lines could not be kept: [^"]*full/.test(service.said));
    },
    readyMsMax,
  );

  it(
    'goes on by itself once there is room, with everything that it had acknowledged',
    async () => {
      const recovering = new Date().toISOString();
      rmSync(ballast());
      expect((await until(draw, ({ status }) => status === 201)).status).toBe(201);
      const { body } = await until(
        () => send(service.url, '/v1/games/daily/draws?limit=1000'),
        ({ body: { items } }) => items.length >= acknowledged.length,
      );
      expect(body.items.map(({ date }: { date: string }) => date).sort()).toEqual([...acknowledged].sort());
      const { parts } = await until(
        async () => (await send(service.url, '/health/ready')).body,
        ({ parts: { log, readSide } }) => log === 'up' && readSide === 'up',
      );
      expect(parts.processes).toBe('up');
      const [line] = (await send(service.url, '/v1/logs?kind=process&text=/draws%20201&order=desc&limit=1')).body.items;
      expect(line.message).toMatch(/^POST .*\/draws 201$/);
      expect(line.time > recovering).toBe(true);
      expect(await service.end('SIGTERM')).toBe(0);
    },
    readyMsMax,
  );
});
