import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { ChildService } from '../support/child-service';
import { beginHindcast, type Ended } from '../support/hindcast';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

const guide = readFileSync(join(packageRoot(), 'docs/operations.md'), 'utf8');
const prefix = 'npm run hindcast -- ';

/** Commands of a chapter of the guide, as they stand there. */
function commandsOf(chapter: string): string[] {
  const [, text = ''] = guide.split(`\n## ${chapter}\n`);
  const [own = ''] = text.split('\n## ');
  return [...own.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, lines = '']) => lines.trim().split('\n'))
    .filter((line) => line.startsWith(prefix));
}

jest.setTimeout(180_000);

describe('docs/operations.md, followed to the letter', () => {
  const directory = temporaryDirectory();
  const backups = join(temporaryDirectory(), 'backups');
  let service: ChildService | undefined;
  let environment: Record<string, string> = {
    HINDCAST_DATA_DIR: join(directory, 'data'),
    HINDCAST_MODELS_DIR: join(directory, 'models'),
    HINDCAST_BACKUP_DIR: backups,
    HINDCAST_SAMPLE: 'off',
  };
  const followed = new Set<string>();

  /** Carries out what a chapter says, one command after the other. */
  async function follow(chapter: string): Promise<Ended[]> {
    const results: Ended[] = [];
    for (const line of commandsOf(chapter)) {
      followed.add(line);
      const args = line.slice(prefix.length).replace('"$HINDCAST_BACKUP_DIR"', backups).split(' ');
      results.push(await beginHindcast(args, environment).ended);
    }
    return results;
  }
  const start = async () => {
    service = await ChildService.start(directory, { HINDCAST_BACKUP_DIR: backups, TMPDIR: temporaryDirectory() });
    environment = { ...environment, HINDCAST_PORT: new URL(service.url ?? '').port };
    return service;
  };

  afterAll(async () => {
    await service?.end('SIGKILL');
  });

  it('Install: the doctor finds nothing that fails', async () => {
    const { url } = await start();
    const body = sampleCsv(30);
    expect(
      (await fetch(`${url}/v1/games/powerball/imports`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body })).status,
    ).toBe(201);
    expect(await follow('Install')).toMatchObject([{ code: 0 }]);
  });

  it('Give out keys: one is issued, and listed', async () => {
    const [created, listed] = await follow('Give out keys');
    expect([created?.code, created?.out]).toEqual([0, expect.stringMatching(/^hck_/)]);
    expect([listed?.code, listed?.out]).toEqual([0, expect.stringMatching(/admin +\S+ .* operator$/)]);
  });

  it('Look after it: it is told what is left over', async () => {
    expect(await follow('Look after it')).toMatchObject([{ code: 0, out: expect.stringContaining('nothing is left over') }]);
  });

  it('Back up: backups are made, verified, and the way back is practised', async () => {
    expect((await follow('Back up')).map(({ code, err }) => [code, code === 0 ? '' : err])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
  });

  it('Rotate keys: secrets go under a new one', async () => {
    expect((await follow('Rotate keys')).map(({ code }) => code)).toEqual([0, 0]);
  });

  it('Upgrade: a stopped service’s record is sound from end to end', async () => {
    await service?.end('SIGTERM');
    service = undefined;
    expect(await follow('Upgrade')).toMatchObject([{ code: 0 }]);
  });

  it('Restore: the record is brought back, sound, and the service goes on with it', async () => {
    expect((await follow('Restore')).map(({ code, err }) => [code, code === 0 ? '' : err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const { url } = await start();
    const page = (await (await fetch(`${url}/v1/games/powerball/draws?limit=100`)).json()) as { items: unknown[] };
    expect(page.items).toHaveLength(30);
  });

  it('and no command of the guide was left out', () => {
    expect([...guide.matchAll(/^npm run hindcast -- .*$/gm)].map(([line]) => line).filter((line) => !followed.has(line))).toEqual([]);
  });
});
