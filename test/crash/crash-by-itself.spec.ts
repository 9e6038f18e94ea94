import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describe('a service that breaks by itself', () => {
  it.each([
    ['an error that nobody caught', "throw new Error('boom hck_7Fq2s3cret')"],
    ['a promise that nobody waited for', "void Promise.reject(new Error('boom hck_7Fq2s3cret'))"],
  ])('by %s says why, ends with code 1, and is alerted to at its next start', async (_, breaks) => {
    const directory = temporaryDirectory();
    const preload = join(directory, 'break.cjs');
    writeFileSync(preload, `process.on('SIGUSR2', () => { ${breaks}; });`);
    const service = await ChildService.start(directory, { NODE_OPTIONS: `--require ${preload}` });
    expect(await service.end('SIGUSR2')).toBe(1);
    const said: Json[] = service.said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const fatal = { level: 'fatal', message: 'the process ends: boom hck_[redacted]', class: 'critical' };
    expect(said.filter(({ level }) => level === 'fatal')).toMatchObject([
      { ...fatal, context: { stack: expect.stringContaining('boom') } },
    ]);

    const next = await ChildService.start(directory);
    const get = async (path: string): Promise<Json> => (await fetch(next.url + path)).json();
    expect((await get('/v1/logs?level=fatal&kind=process')).items).toMatchObject([fatal]);
    await until(async () => (await get('/v1/alerts?status=open')).items.length === 1);
    expect((await get('/v1/alerts?status=open')).items).toMatchObject([{ id: 'critical-error' }]);
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('writes JSON where nobody reads it, and goes on when its reader is gone', async () => {
    const service = await ChildService.start(temporaryDirectory());
    service.stopReading();
    await fetch(`${service.url}/v1/games/nowhere`);
    expect((await fetch(`${service.url}/v1/games`)).status).toBe(200);
    expect(await service.end('SIGTERM')).toBe(0);
  });
});
