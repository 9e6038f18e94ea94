import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

/** Starts the service with arguments, in a directory of its own, and waits for its end. */
const ended = (argv: string[], cwd: string): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot(), 'dist/main.js'), ...argv], { cwd }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    );
  });

describe('the configuration of a running service', () => {
  it('is told with the source of every value, secrets left out', async () => {
    const webhook = 'http://127.0.0.1:9/?token=s3cret';
    const service = await ChildService.start(temporaryDirectory(), { HINDCAST_QUEUE: '7', HINDCAST_CHECKPOINT_WEBHOOK: webhook });
    const { items }: Json = await (await fetch(`${service.url}/v1/config`)).json();
    const named = (name: string) => items.find((each: Json) => each.name === name);
    expect(named('HINDCAST_QUEUE')).toEqual({ name: 'HINDCAST_QUEUE', value: '7', source: 'environment', isSecret: false });
    expect(named('HINDCAST_ARTIFACTS_KEPT')).toMatchObject({ value: '5', source: 'default' });
    expect(named('HINDCAST_CHECKPOINT_WEBHOOK')).toMatchObject({ value: null, source: 'environment', isSecret: true });
    await service.end('SIGTERM');
    expect(service.said).not.toContain('s3cret');
  }, 30_000);

  it('does not start on mistakes, and names all of them', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, '.env'), 'HINDCAST_SAMPLE=perhaps\n');
    const { code, said } = await ended(['--port', 'http', '--datadir', 'x'], directory);
    expect(code).toBe(1);
    for (const part of ['HINDCAST_PORT', 'HINDCAST_SAMPLE', 'from .env', '--datadir']) expect(said).toContain(part);
  });
});
