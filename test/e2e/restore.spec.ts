import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { LogFile } from '#events/store';
import { restore, type RestoreTask } from '#modules/backups';
import { backupDirectories, patienceMs, readJson, shipped, stoppedAndBackedUp } from '../support/backed-up';
import { runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;
type Stopped = Awaited<ReturnType<typeof stoppedAndBackedUp>>;

const now = '2026-11-20T12:00:00.000Z';

/** Restores into a new directory, as the command does. */
function restoredInto(
  directory: string,
  { place, directory: origin }: Pick<Stopped, 'place' | 'directory'>,
  changes: Partial<RestoreTask> = {},
) {
  const keyRingFile = join(origin, 'data-keys', 'key-ring.json');
  const [dataDir, modelsDir] = [join(directory, 'data'), join(directory, 'models')];
  return restore({
    ...{ place, dataDir, modelsDir, keyRingFile, backupId: null, target: null, only: null, force: false, now },
    ...changes,
  });
}

function stateOf(directory: string) {
  const log = new LogFile(join(directory, 'data', 'log.db'), eventCatalog);
  const lines = log.lines(0, log.head, log.head);
  const root = log.tree.root(log.head).toString('base64');
  log.close();
  return { lines, root };
}

/** A place of backups that a spec may damage. */
function copyOf(stopped: Stopped): Stopped {
  const place = temporaryDirectory();
  cpSync(stopped.place, place, { recursive: true });
  return { ...stopped, place };
}

const database = ({ place }: Stopped): string => backupDirectories(place, 'database')[0] as string;
const segments = (stopped: Stopped): Json[] => readJson(database(stopped), 'additions.json').segments;
const changeAdditions = (stopped: Stopped, change: (additions: Json) => Json) => {
  const file = join(database(stopped), 'additions.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
};

jest.setTimeout(180_000);

describe('a restore', () => {
  let stopped: Stopped;
  let original: string[];
  beforeAll(async () => {
    stopped = await stoppedAndBackedUp();
    original = stateOf(stopped.directory).lines;
  });

  it('gives back the log to where it was shipped, line by line, with the root that a checkpoint was signed over', async () => {
    const directory = temporaryDirectory();
    const { data } = await restoredInto(directory, stopped);
    const { lines, root } = stateOf(directory);
    expect(data).toMatchObject({ head: lines.length, root, aside: null });
    expect(lines).toEqual(original.slice(0, lines.length));
    const last = stopped.positions.at(-1) as number;
    expect(lines.length).toBeGreaterThanOrEqual(last);
    const atLast = new LogFile(join(directory, 'data', 'log.db'), eventCatalog);
    expect(stopped.checkpoint.split('\n')[2]).toBe(atLast.tree.root(last).toString('base64'));
    atLast.close();
  });

  it('ends at a position: in the backup itself, between segments, or within one', async () => {
    const inBackup = readJson(database(stopped), 'manifest.json').position - 1;
    for (const position of [inBackup, stopped.positions[0] as number, (stopped.positions[1] as number) - 3]) {
      const directory = temporaryDirectory();
      expect((await restoredInto(directory, stopped, { target: { position } })).data?.head).toBe(position);
      expect(stateOf(directory).lines).toEqual(original.slice(0, position));
    }
  });

  it('ends at a time', async () => {
    const recordedAt = (line: string): string => JSON.parse(line).recordedAt;
    const time = recordedAt(original[(stopped.positions[1] as number) - 1] as string);
    const directory = temporaryDirectory();
    const { data } = await restoredInto(directory, stopped, { target: { time } });
    expect(data?.head).toBe(original.filter((line) => recordedAt(line) <= time).length);
    expect(data?.recordedAt).toBe(time);
  });

  it('leads nowhere that the backups do not, and says how far they lead', async () => {
    const [directory, reach] = [temporaryDirectory(), (await restoredInto(temporaryDirectory(), stopped)).data?.head];
    await expect(restoredInto(directory, stopped, { target: { position: 100_000 } })).rejects.toThrow(
      `the backups reach position ${reach}: position 100000 is not in them`,
    );
    await expect(restoredInto(directory, { ...stopped, place: directory })).rejects.toThrow('there is no backup of the database');
    expect(existsSync(join(directory, 'data', 'log.db'))).toBe(false);
  });

  it('keeps idempotency keys: what was done is not done again', async () => {
    const directory = temporaryDirectory();
    await restoredInto(directory, stopped);
    const file = (at: string) => {
      const log = new LogFile(join(at, 'data', 'log.db'), eventCatalog);
      const commands = log.commands(0, Number.MAX_SAFE_INTEGER);
      log.close();
      return commands;
    };
    expect(file(directory)).toEqual(file(stopped.directory));
    expect(file(directory).map(({ id }) => id)).toEqual([expect.stringContaining('the-last-import')]);
  });

  it('that is broken off keeps a service from beginning anew in its place, and can be done again', async () => {
    const directory = temporaryDirectory();
    await restoredInto(directory, stopped);
    // As a kill leaves it while what was there is aside and what comes is not yet in its place.
    const [dataDir, staging] = [join(directory, 'data'), join(directory, 'data', '.restoring')];
    mkdirSync(staging);
    renameSync(join(dataDir, 'log.db'), join(staging, 'log.db'));
    await expect(runningService({ directory })).rejects.toThrow(/a restore into .* was broken off: run it again/);
    expect(existsSync(join(dataDir, 'log.db'))).toBe(false);
    await restoredInto(directory, stopped, { force: true });
    const again = await runningService({ directory });
    expect((await again.get('/health/ready')).status).toBe(200);
    await again.stop();
  });

  it('touches nothing that is there, unless it is told to put it aside', async () => {
    const directory = temporaryDirectory();
    await restoredInto(directory, stopped, { target: { position: 3 } });
    await expect(restoredInto(directory, stopped)).rejects.toThrow(/is not empty: it holds .*log\.db.*--force/);
    expect(stateOf(directory).lines).toHaveLength(3);
    const { data } = await restoredInto(directory, stopped, { force: true });
    expect(data?.aside).toBe(join(directory, 'data', 'before-restore-20261120T120000000Z'));
    expect(readdirSync(data?.aside as string)).toContain('log.db');
    expect(stateOf(directory).lines.length).toBe(data?.head);
  });

  it('keeps off the data of a running service', async () => {
    const running = await runningService();
    await expect(restoredInto(running.directory, stopped, { force: true })).rejects.toThrow('in use by the process with pid');
    await running.stop();
  });

  it('leaves checkpoints of later states out, so that the log goes on signing', async () => {
    const directory = temporaryDirectory();
    const position = stopped.positions[0] as number;
    const { data } = await restoredInto(directory, stopped, { target: { position } });
    expect(data?.checkpoints).toBe(1);
    // One after each part of the draws, and the one of the stop.
    expect((await restoredInto(temporaryDirectory(), stopped)).data?.checkpoints).toBe(4);
    const copy = await runningService({ directory });
    expect((await copy.get('/v1/alerts?status=open')).body.items.map(({ id }: Json) => id)).not.toContain('log-forked');
    expect((await copy.get('/v1/log/checkpoint')).status).toBe(200);
    await copy.stop();
  });

  describe('on record', () => {
    const restores = async (directory: string): Promise<Json[]> => {
      const service = await runningService({ directory });
      const { items } = (await service.get('/v1/events?type=LogRestored')).body;
      await service.stop();
      return items;
    };

    it('is put by the next start, and by no other: from which backup, how far, and where what was there is now', async () => {
      const directory = temporaryDirectory();
      const position = stopped.positions[0] as number;
      await restoredInto(directory, stopped);
      const { data } = await restoredInto(directory, stopped, { target: { position }, force: true });
      const [restored, ...more] = await restores(directory);
      expect(more).toEqual([]);
      expect(restored.position).toBeGreaterThan(position);
      const { backupId, root, aside } = data as NonNullable<typeof data>;
      expect(restored.data).toMatchObject({ backupId, root, aside, position, target: { position }, restoredAt: now });
      expect(await restores(directory)).toEqual([restored]);
    });

    it('is put once, also when a crash keeps what the restore left; and never on a log that was not restored', async () => {
      const directory = temporaryDirectory();
      await restoredInto(directory, stopped);
      const note = join(directory, 'data', 'restored.json');
      const text = readFileSync(note, 'utf8');
      const [restored] = await restores(directory);
      expect(existsSync(note)).toBe(false);
      writeFileSync(note, text);
      expect(await restores(directory)).toEqual([restored]);
      const other = temporaryDirectory();
      mkdirSync(join(other, 'data'));
      writeFileSync(join(other, 'data', 'restored.json'), text);
      expect(await restores(other)).toEqual([]);
    });
  });

  describe('of damaged backups', () => {
    it('names the file that was changed, cut off or lost', async () => {
      const damages: [file: (stopped: Stopped) => string, damage: (file: string) => void, message: RegExp][] = [
        [(at) => join(database(at), 'log.db'), flip, /log\.db: it was changed/],
        [
          (at) => join(database(at), 'log.db'),
          (file) => writeFileSync(file, readFileSync(file).subarray(1)),
          /log\.db: it has \d+ bytes, and should/,
        ],
        [(at) => join(database(at), segments(at)[0].stored.name), flip, /\.ndjson\.gz: it was changed/],
        [(at) => join(database(at), segments(at).at(-1).stored.name), (file) => rmSync(file), /\.ndjson\.gz: it is missing/],
        [(at) => join(database(at), 'manifest.json'), (file) => writeFileSync(file, '{'), /manifest\.json: it cannot be read/],
        [(at) => join(database(at), 'additions.json'), (file) => writeFileSync(file, '{}'), /additions\.json: it is not what it should be/],
      ];
      for (const [file, damage, message] of damages) {
        const damaged = copyOf(stopped);
        damage(file(damaged));
        const directory = temporaryDirectory();
        await expect(restoredInto(directory, damaged)).rejects.toThrow(message);
        expect(existsSync(join(directory, 'data', 'log.db'))).toBe(false);
      }
    });

    it('refuses a chain with a missing link, and says which positions nobody has', async () => {
      const broken = copyOf(stopped);
      const [first] = segments(broken);
      changeAdditions(broken, (additions) => ({ ...additions, segments: [{ ...first, from: first.from + 5, fromRoot: first.root }] }));
      await expect(restoredInto(temporaryDirectory(), broken)).rejects.toThrow(
        `a link is missing: no segment holds positions ${first.from} to ${first.from + 4}`,
      );
    });

    it('refuses a segment of another history, and events that do not lead to the root that was written down', async () => {
      const [one, other] = [copyOf(stopped), copyOf(stopped)];
      const wrong = Buffer.alloc(32, 7).toString('base64');
      changeAdditions(one, (additions) => ({
        ...additions,
        segments: additions.segments.map((each: Json) => ({ ...each, fromRoot: wrong })),
      }));
      await expect(restoredInto(temporaryDirectory(), one)).rejects.toThrow('it is of another history, or was changed');
      changeAdditions(other, (additions) => ({
        ...additions,
        segments: additions.segments.map((each: Json) => ({ ...each, root: wrong })),
      }));
      await expect(restoredInto(temporaryDirectory(), other)).rejects.toThrow('its events are not those whose root was written down');
    });

    it('takes no path that leads out of the directory', async () => {
      const hostile = copyOf(stopped);
      changeAdditions(hostile, (additions) => ({
        ...additions,
        files: [{ ...readJson(database(hostile), 'manifest.json').files[0], path: '../../escaped' }],
      }));
      await expect(restoredInto(temporaryDirectory(), hostile)).rejects.toThrow(/additions\.json: it is not what it should be/);
    });
  });
});

const flip = (file: string) => {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(file, bytes);
};

describe('a restore of sealed backups', () => {
  it('needs the key ring, and nothing in the place of backups can be read without it', async () => {
    const stopped = await stoppedAndBackedUp({ encrypted: true });
    const names = readdirSync(stopped.place, { recursive: true }) as string[];
    const plain = names.filter((name) => !/\.sealed$|manifest\.json$|additions\.json$/.test(name) && /\.\w+$/.test(name));
    expect(plain).toEqual([]);
    for (const name of names.filter((each) => each.endsWith('.sealed')))
      expect(
        readFileSync(join(stopped.place, name)).includes('PowerBall') || readFileSync(join(stopped.place, name)).includes('SQLite format'),
      ).toBe(false);

    const directory = temporaryDirectory();
    const { data } = await restoredInto(directory, stopped);
    expect(stateOf(directory).lines).toEqual(stateOf(stopped.directory).lines.slice(0, data?.head));

    const ring = join(stopped.directory, 'data-keys', 'key-ring.json');
    renameSync(ring, `${ring}.lost`);
    await expect(restoredInto(temporaryDirectory(), stopped)).rejects.toThrow('key-ring.json is not there');
    const another = await runningService();
    await another.stop();
    cpSync(join(another.directory, 'data-keys', 'key-ring.json'), ring);
    await expect(restoredInto(temporaryDirectory(), stopped)).rejects.toThrow(
      /log\.db\.sealed: it cannot be read: the key ring .* has no key/,
    );
  });
});

describe('a log that goes on from an earlier state', () => {
  it('gets a backup of its own, and what was backed up of the other history stays', async () => {
    const stopped = await stoppedAndBackedUp();
    const directory = temporaryDirectory();
    await restoredInto(directory, stopped, { target: { position: stopped.positions[0] as number } });
    const hindcast = await runningService({ directory, backups: { directory: stopped.place, shipEveryMs: 20 } });
    await until(() => backupDirectories(stopped.place, 'database').length === 2, Boolean, patienceMs);
    const head = await shipped(hindcast, stopped.place);
    await hindcast.stop();
    const again = temporaryDirectory();
    expect((await restoredInto(again, stopped)).data?.head).toBeGreaterThanOrEqual(head);
    expect(stateOf(again).lines).toEqual(stateOf(directory).lines.slice(0, stateOf(again).lines.length));
    const [first = ''] = backupDirectories(stopped.place, 'database');
    const other = temporaryDirectory();
    const { id } = readJson(first, 'manifest.json');
    const target = { position: stopped.positions[2] as number };
    expect((await restoredInto(other, stopped, { backupId: id, target })).data?.head).toBe(target.position);
    expect(stateOf(other).lines).toEqual(stateOf(stopped.directory).lines.slice(0, target.position));
  });
});
