import { execFile } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { tamper } from '../support/tampered';
import { temporaryDirectory } from '../support/temporary-directory';
import { hasOpenssl, timeStampAuthority } from '../support/time-stamp-authority';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

/** The command, as a person runs it. */
const verify = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot(), 'dist/cli.js'), 'verify', ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
    );
  });

describe('verifying the record', () => {
  const directory = temporaryDirectory();
  const data = join(directory, 'data');
  const receiptFile = join(directory, 'receipt.json');
  let certificate: string | undefined;
  let logKey: string;
  let kept: string;

  beforeAll(async () => {
    const authority = hasOpenssl ? await timeStampAuthority() : undefined;
    certificate = authority?.certificateFile;
    const authorities = authority ? [{ url: authority.url, certificateFile: authority.certificateFile }] : [];
    const service = await runningService({ directory, proofs: { authorities } });
    await service.importCsv(sampleCsv(300));
    const { id } = (await service.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    const { modelId } = await until(
      async (): Promise<Json> => (await service.get(`/v1/trainings/${id}`)).body,
      ({ status }) => status === 'completed',
    );
    const set = (await service.post('/v1/predictions', { modelId })).body;
    await service.post('/v1/log/checkpoints');
    writeFileSync(receiptFile, JSON.stringify((await service.get(`/v1/prediction-sets/${set.id}/proof`)).body));
    logKey = (await service.get('/v1/log/key')).body.key;
    await service.stop();
    await authority?.close();
    kept = join(directory, 'kept-elsewhere.txt');
    cpSync(join(data, 'checkpoints', checkpointsIn(data).at(-1) as string), kept);
  }, 60_000);

  const checkpointsIn = (of: string) =>
    readdirSync(join(of, 'checkpoints'))
      .filter((name) => name.endsWith('.txt'))
      .sort();
  const copied = () => {
    const copy = join(temporaryDirectory(), 'data');
    cpSync(data, copy, { recursive: true });
    return copy;
  };

  it('finds nothing in a sound one, with the checkpoints that were kept here and elsewhere', async () =>
    expect(await verify('--data-dir', data, '--checkpoint', kept)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${checkpointsIn(data).length + 1} checkpoints`),
    }));

  it('finds any change of a checkpoint, with its name', async () => {
    const copy = copied();
    const [name = ''] = checkpointsIn(copy);
    const file = join(copy, 'checkpoints', name);
    const note = readFileSync(file, 'utf8');
    for (const at of [3, note.indexOf('\n') + 1, note.indexOf('\n\n') - 4, note.length - 9]) {
      writeFileSync(file, `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`);
      expect(await verify('--data-dir', copy)).toMatchObject({ code: 4, out: expect.stringContaining(`checkpoint ${name}`) });
    }
  }, 60_000);

  it('finds a history that was rewritten from end to end, by one checkpoint that was kept elsewhere', async () => {
    const forged = copied();
    const first = `(SELECT min(position) FROM events WHERE data LIKE '%"tickets"%')`;
    tamper(
      join(forged, 'log.db'),
      `DELETE FROM leaves; DELETE FROM subtrees; UPDATE events SET data = replace(data, '"seed":', '"seed":1') WHERE position = ${first}`,
    );
    for (const name of readdirSync(join(forged, 'checkpoints'))) rmSync(join(forged, 'checkpoints', name));
    rmSync(join(forged, 'read'), { recursive: true });
    const home = temporaryDirectory();
    renameSync(forged, join(home, 'data'));
    // Whoever rewrites a history has the keys, too.
    cpSync(join(directory, 'data-keys'), join(home, 'data-keys'), { recursive: true });
    await (await runningService({ directory: home })).stop();
    expect((await verify('--data-dir', join(home, 'data'))).code).toBe(0);
    const { code, out } = await verify('--data-dir', join(home, 'data'), '--checkpoint', kept);
    expect([code, out]).toEqual([4, expect.stringContaining('the log was rewritten between position 1 and position')]);
  }, 60_000);

  it('checks a receipt, by the key that one knows, and the signatures of its time stamps', async () => {
    const stamps = certificate ? ['--tsa-certificate', certificate] : [];
    const { code, out } = await verify('--proof', receiptFile, '--key', logKey, ...stamps);
    expect([code, out]).toEqual([0, expect.stringContaining('The prediction is in the log')]);
    if (certificate) expect(out).toContain('It is signed by the certificate given, at ');
    const changed = join(directory, 'changed.json');
    writeFileSync(changed, readFileSync(receiptFile, 'utf8').replace('frequency', 'frequencz'));
    expect((await verify('--proof', changed)).code).toBe(4);
    expect((await verify('--proof', receiptFile, '--key', logKey.replace(/^./, 'x'))).code).toBe(4);
    expect((await verify('--proof', join(directory, 'nothing.json'))).code).toBe(2);
  }, 60_000);
});
