import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leafHash, packageRoot, verifyConsistency, verifyInclusion } from '#events/store';
import { formatCheckpoint, parseCheckpoint } from '../../src/modules/proofs/notes/checkpoint';
import { cosign } from '../../src/modules/proofs/notes/cosignature';
import { formatVerifierKey, parseNote, parseVerifierKey, verifierKeyOf, verifyNote } from '../../src/modules/proofs/notes/signed-note';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { hasOpenssl, timeStampAuthority } from '../support/time-stamp-authority';
import { until } from '../support/until';
import { check } from '../support/receipt-checks';

type Json = ReturnType<typeof JSON.parse>;

const itWithOpenssl = hasOpenssl ? it : it.skip;
const bytes = (text: string) => Buffer.from(text, 'base64');
const witness = { name: 'witness.example/w1', privateKey: generateKeyPairSync('ed25519').privateKey };
const witnessKey = formatVerifierKey(verifierKeyOf(witness, 4));

/** Where checkpoints are sent to. */
async function receiver() {
  const received: string[] = [];
  const state = { isDown: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!state.isDown) received.push(Buffer.concat(chunks).toString());
    response.writeHead(state.isDown ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { received, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

describe('the record', () => {
  const clock = new MovableClock();
  const directory = temporaryDirectory();
  const copies = join(temporaryDirectory(), 'copies');
  let hindcast: RunningService;
  let elsewhere: Awaited<ReturnType<typeof receiver>>;
  let authority: Awaited<ReturnType<typeof timeStampAuthority>> | undefined;
  let set: Json;
  const keyFiles = () => readdirSync(join(directory, 'data/keys')).map((name) => join(directory, 'data/keys', name));
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const start = () =>
    runningService({
      ...{ clock, directory },
      proofs: {
        ...{ copyTo: copies, webhook: elsewhere.url, witnesses: [witnessKey] },
        authorities: authority ? [{ url: authority.url, certificateFile: authority.certificateFile }] : [],
      },
    });

  beforeAll(async () => {
    elsewhere = await receiver();
    authority = hasOpenssl ? await timeStampAuthority() : undefined;
    hindcast = await start();
    await hindcast.importCsv(sampleCsv(400));
    const { id } = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    const { modelId } = await until(
      () => get(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    );
    set = (await hindcast.post('/v1/predictions', { modelId })).body;
  }, 60_000);
  afterAll(async () => {
    await hindcast.stop();
    elsewhere.close();
    await authority?.close();
  });

  it('is signed: the checkpoint is a note of the log’s key, which only its owner can read', async () => {
    const { origin, key, keys } = await get('/v1/log/key');
    expect(keys).toMatchObject([{ key, endorsement: null }]);
    const note = parseNote(await get('/v1/log/checkpoint'));
    expect(verifyNote(note, [parseVerifierKey(key)])).toHaveLength(1);
    const { size, origin: signed } = parseCheckpoint(note.text);
    expect([signed, size]).toEqual([origin, (await get('/v1/events?limit=1')).items[0].position]);
    const file = keyFiles()[0] as string;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY');
    expect((await get('/v1/log/checkpoint?size=1')).split('\n')[1]).toBe('1');
  });

  it('proves that an event is in it, and that it only grew', async () => {
    const size = Number((await get('/v1/log/checkpoint')).split('\n')[1]);
    for (const position of [1, 2, 257, size]) {
      const { leaf, root, hashes } = await get(`/v1/log/inclusion?position=${position}&size=${size}`);
      const line = await (await fetch(`${hindcast.service.url}/v1/events/${position}`)).text();
      expect(bytes(leaf)).toEqual(leafHash(line));
      expect(verifyInclusion({ index: position - 1, size, leaf: bytes(leaf), root: bytes(root), proof: hashes.map(bytes) })).toBe(true);
      const { fromRoot, toRoot, hashes: growth } = await get(`/v1/log/consistency?from=${position}&to=${size}`);
      const claim = { from: position, to: size, fromRoot: bytes(fromRoot), toRoot: bytes(toRoot), proof: growth.map(bytes) };
      expect([verifyConsistency(claim), toRoot]).toEqual([true, root]);
    }
  });

  it.each([
    ['inclusion?position=0', 'invalid-request'],
    ['inclusion', 'invalid-request'],
    ['inclusion?position=5&size=4', 'event-not-found'],
    ['inclusion?position=1&size=99999999', 'invalid-request'],
    ['inclusion?position=one', 'invalid-request'],
    ['consistency?from=0&to=3', 'invalid-request'],
    ['consistency?from=3&to=2', 'invalid-request'],
    ['checkpoint?size=0', 'invalid-request'],
    ['checkpoint?size=99999999', 'invalid-request'],
  ])('refuses %s as %s', async (path, code) => expect((await get(`/v1/log/${path}`)).type ?? path).toBe(`/problems/${code}`));

  it('is exported line by line, as it is proven', async () => {
    const text = await (await fetch(`${hindcast.service.url}/v1/log/export?after=1&upTo=4`)).text();
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).position)).toEqual([2, 3, 4]);
    expect(leafHash(lines[1] as string).toString('base64')).toBe((await get('/v1/log/inclusion?position=3')).leaf);
  });

  it('gives a receipt before the draw, stamped at once where there is an authority, that says what it cannot prove', async () => {
    const receipt = await until(
      () => get(`/v1/prediction-sets/${set.id}/proof`),
      ({ timestamps }) => timestamps.length === (hasOpenssl ? 1 : 0),
    );
    const { key } = await get('/v1/log/key');
    const { passed, verdict } = await check(receipt, { key });
    expect([passed, receipt.closed, receipt.draw, receipt.consistency]).toEqual([true, null, null, []]);
    const then = await get(`/v1/prediction-sets/${set.id}/proof?asOf=position:${set.position}`);
    expect(then.prediction.proof).toContain(`\n${set.position}\n`);
    expect(verdict.join(' ')).toContain('Not shown: how many predictions were on record for this draw.');
    if (!hasOpenssl) expect(verdict.join(' ')).toContain('Not proven: that the prediction existed before the draw took place.');
    expect((await get('/v1/prediction-sets/01a1fb75-27ac-756e-89b5-25fe0f2eec1d/proof')).type).toBe('/problems/prediction-set-not-found');
  });

  it('keeps checkpoints, sends them elsewhere, and takes the signatures of the witnesses it was told of', async () => {
    const kept = (await hindcast.post('/v1/log/checkpoints')).body;
    const file = `${String(kept.size).padStart(12, '0')}.txt`;
    const note = readFileSync(join(directory, 'data/checkpoints', file), 'utf8');
    expect([readFileSync(join(copies, file), 'utf8'), elsewhere.received.at(-1)]).toEqual([note, note]);
    const line = cosign(formatCheckpoint(parseCheckpoint(parseNote(note).text)), witness, 1_763_726_400);
    const path = `/v1/log/checkpoints/${kept.size}/cosignatures`;
    expect((await check(await get(`/v1/prediction-sets/${set.id}/proof`))).passed).toBe(true);
    expect((await hindcast.post(path, { lines: [line] })).body).toEqual({ size: kept.size, accepted: 1 });
    await hindcast.post(path, { lines: [line] });
    await hindcast.post(path, { lines: [cosign(formatCheckpoint(parseCheckpoint(parseNote(note).text)), witness, 1_763_726_500)] });
    expect(await get(`/v1/log/checkpoint?size=${kept.size}`)).toBe(`${note}${line}\n`);
    expect((await get('/v1/log/checkpoints')).items[0]).toMatchObject({ size: kept.size, cosignatures: 1 });
    expect((await hindcast.post(path, { lines: ['— nobody.example AAAAAAAA'] })).body.type).toBe('/problems/unknown-witness');
    expect((await hindcast.post(path, { lines: ['no signature'] })).body.type).toBe('/problems/invalid-cosignature');
    expect((await hindcast.post('/v1/log/checkpoints/2/cosignatures', { lines: [line] })).body.type).toBe('/problems/invalid-cosignature');
  });

  it('gives a receipt after the draw that shows the closing, the result, and who saw it before', async () => {
    const { drawsAt, date } = await get('/v1/games/powerball/next-draw');
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    const numbers = { white: [3, 17, 28, 44, 61], powerball: 9 };
    await hindcast.post('/v1/games/powerball/draws', { date, numbers, powerPlay: 2 });
    const receipt = await until(
      () => get(`/v1/prediction-sets/${set.id}/proof`),
      ({ closed, draw, timestamps }) => closed !== null && draw !== null && timestamps.length === (hasOpenssl ? 2 : 0),
    );
    const { key } = await get('/v1/log/key');
    const { passed, checks, verdict } = await check(receipt, { key, witnesses: [witnessKey] });
    expect(checks.filter(({ status }: Json) => status === 'failed')).toEqual([]);
    expect(passed).toBe(true);
    if (hasOpenssl) expect(verdict.join(' ')).toContain('it proves that the prediction and the closing were in the log by then');
    expect(verdict.join(' ')).toContain('witness.example/w1');
    const event = receipt.prediction.event.replace('"frequency"', '"frequencz"');
    expect((await check({ ...receipt, prediction: { ...receipt.prediction, event } }, { key })).passed).toBe(false);
  });

  it('tells of a checkpoint again, until it is told, when the place elsewhere is down for a while', async () => {
    const alerts = async () =>
      (await get('/v1/alerts')).items.filter(({ id, status }: Json) => id === 'checkpoint-webhook' && status === 'open');
    elsewhere.state.isDown = true;
    await hindcast.post('/v1/games/powerball/draws', {
      date: '2026-08-10',
      numbers: { white: [1, 2, 3, 4, 5], powerball: 6 },
      powerPlay: 2,
    });
    for (let time = 0; time < 3; time++) expect((await hindcast.post('/v1/log/checkpoints')).status).toBe(201);
    expect(await alerts()).toHaveLength(1);
    elsewhere.state.isDown = false;
    const { size } = (await hindcast.post('/v1/log/checkpoints')).body;
    expect(elsewhere.received.at(-1)).toContain(`\n${size}\n`);
    expect(await alerts()).toEqual([]);
  });

  itWithOpenssl('says so when an authority or the place elsewhere cannot be reached, and goes on', async () => {
    await authority?.close();
    elsewhere.close();
    await hindcast.post('/v1/games/powerball/draws', {
      date: '2026-08-12',
      numbers: { white: [1, 2, 3, 4, 5], powerball: 6 },
      powerPlay: 2,
    });
    expect((await hindcast.post('/v1/log/checkpoints')).status).toBe(201);
    const alerts = (await get('/v1/alerts')).items.map(({ id }: Json) => id);
    expect(alerts).toEqual(expect.arrayContaining(['checkpoint-webhook', 'checkpoint-timestamp-1']));
  });

  it('signs with another key when it is asked to, and the one before vouches for it', async () => {
    const { key: previous } = await get('/v1/log/key');
    const { key } = (await hindcast.post('/v1/log/key/rotation', undefined, { 'Idempotency-Key': 'rotate-1' })).body;
    expect((await hindcast.post('/v1/log/key/rotation', undefined, { 'Idempotency-Key': 'rotate-1' })).body.key).toBe(key);
    const { keys } = await get('/v1/log/key');
    const endorsement = parseNote(keys[1].endorsement);
    expect([keys[0].key, keys[1].key, verifyNote(endorsement, [parseVerifierKey(previous)]).length]).toEqual([previous, key, 1]);
    expect(endorsement.text).toContain(key);
    expect(verifyNote(parseNote(await get('/v1/log/checkpoint')), [parseVerifierKey(key)])).toHaveLength(1);
    const receipt = await get(`/v1/prediction-sets/${set.id}/proof`);
    for (const known of [key, previous]) {
      const { checks } = await check(receipt, { key: known, witnesses: [witnessKey] });
      expect(checks.filter(({ status }: Json) => status === 'failed')).toEqual([]);
    }
  });

  it('goes from key to key without losing one, however many ask at once', async () => {
    const rotated = await Promise.all(Array.from({ length: 6 }, () => hindcast.post('/v1/log/key/rotation')));
    expect(rotated.map(({ status }) => status)).toEqual(new Array(6).fill(201));
    const { key, keys } = await get('/v1/log/key');
    expect(keys.slice(2).map(({ endorsement }: Json) => endorsement === null)).toEqual(new Array(6).fill(false));
    await hindcast.stop();
    hindcast = await start();
    expect((await get('/v1/log/key')).key).toBe(key);
  });

  it('goes on with its key after a restart, writes a checkpoint as it stops, and says when its key was lost', async () => {
    const { key, origin } = await get('/v1/log/key');
    await hindcast.stop();
    const names = readdirSync(join(directory, 'data/checkpoints')).filter((name) => name.endsWith('.txt'));
    const last = readFileSync(join(directory, 'data/checkpoints', names.sort().at(-1) as string), 'utf8');
    hindcast = await start();
    expect((await get('/v1/log/key')).key).toBe(key);
    const stopped = parseCheckpoint(parseNote(last).text).size;
    expect((await get(`/v1/events/${stopped}`)).type).toBe('SystemStopped');
    await hindcast.stop();
    rmSync(join(directory, 'data/keys'), { recursive: true });
    hindcast = await start();
    const found = await get('/v1/log/key');
    expect([found.origin, found.keys.at(-1).endorsement, found.key === key]).toEqual([origin, null, false]);
    expect((await get('/v1/alerts')).items.map(({ id }: Json) => id)).toContain('log-key-lost');
  }, 60_000);

  it('does not start with a key file that is damaged: it would sign with another one and hide it', async () => {
    const id = (await get('/v1/log/key')).key.split('+')[1];
    await hindcast.stop();
    const file = keyFiles().find((name) => name.includes(id)) as string;
    const good = readFileSync(file);
    writeFileSync(file, 'no key');
    await expect(start()).rejects.toThrow();
    writeFileSync(file, good);
    hindcast = await start();
    expect((await hindcast.get('/v1/log/checkpoint')).status).toBe(200);
  }, 60_000);

  it('has a page that checks receipts, which may ask nobody anything', async () => {
    const page = await fetch(`${hindcast.service.url}/verify`);
    expect([page.url, page.headers.get('content-security-policy')]).toEqual([
      `${hindcast.service.url}/verify/index.html`,
      expect.stringContaining("default-src 'none'"),
    ]);
    const html = await page.text();
    for (const [, file] of html.matchAll(/(?:src|href)="\.\/([^"]+)"/g))
      expect((await fetch(`${hindcast.service.url}/verify/${file}`)).status).toBe(200);
    for (const file of readdirSync(join(packageRoot(), 'web/verify')))
      expect([file, (await fetch(`${hindcast.service.url}/verify/${file}`)).status]).toEqual([file, 200]);
    for (const path of ['/verify/..%2f..%2fpackage.json', '/verify/__proto__', '/verify/nothing.js'])
      expect((await hindcast.get(path)).status).toBe(404);
  });
});
