import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

const frequency = '/v1/games/powerball/analytics/frequency';

describe('reads are tagged', () => {
  const clock = new MovableClock();
  let hindcast: RunningService;
  let reads: string[];

  beforeAll(async () => {
    hindcast = await runningService({ sample: true, clock });
    const accepted = await hindcast.post('/v1/trainings', { algorithm: 'uniform' });
    await until(async () => (await hindcast.get(`/v1/trainings/${accepted.body.id}`)).body.status === 'completed');
    const set = (await hindcast.post('/v1/predictions', { modelId: accepted.body.modelId })).body;
    const known: Record<string, string> = {
      '{game}': 'powerball',
      '{date}': '2016-01-02',
      '{position}': '3',
      '{stream}': 'system-main',
      '{slot}': 'uniform',
      '{size}': '1',
    };
    const { paths } = (await hindcast.get('/openapi.json')).body;
    reads = Object.entries<Json>(paths)
      .filter(([path, { get }]) => get && path.startsWith('/v1/') && !/feed|progress|export|verify/.test(path))
      .map(([path]) => path.replace(/\{\w+\}/g, (name) => known[name] ?? (path.includes('models') ? set.modelId : set.id)));
  }, 60_000);
  afterAll(() => hindcast.stop());

  const tagged = (path: string, tag: string | null) => fetch(hindcast.service.url + path, { headers: { 'if-none-match': tag ?? '' } });
  const read = async (path: string) => {
    const { status, headers, body } = await hindcast.get(path);
    return { status, tag: headers.get('etag'), kept: headers.get('cache-control'), body: JSON.stringify(body) };
  };

  it('all of them, to be asked about before they are used again', async () => {
    const answers = await Promise.all(reads.map(async (path) => ({ path, ...(await read(path)) })));
    const answered = answers.filter(({ status }) => status === 200);
    expect(answered.length).toBeGreaterThan(35);
    expect(answered.filter(({ tag, kept }) => !/^"[\w-]{22}"$/.test(tag ?? '') || kept !== 'private, no-cache')).toEqual([]);
    expect(answers.filter(({ status, tag }) => status >= 400 && tag !== null)).toEqual([]);
  });

  it('and the same tag means the same answer, also days later', async () => {
    const before = await Promise.all(reads.map(read));
    clock.moveTo(new Date(Date.now() + 8 * 86_400_000).toISOString());
    const after = await Promise.all(reads.map(read));
    const changed = reads.filter((_, each) => before[each]?.tag === after[each]?.tag && before[each]?.body !== after[each]?.body);
    expect(changed).toEqual([]);
  });

  it('and not sent again to whoever has them', async () => {
    const { headers } = await hindcast.get(frequency);
    const again = await tagged(frequency, headers.get('etag'));
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', headers.get('etag')]);
    expect(again.headers.get('x-log-position')).toBe(headers.get('x-log-position'));
    const { headers: config } = await hindcast.get('/v1/config');
    expect((await tagged('/v1/config', config.get('etag'))).status).toBe(304);
  });

  it('by their address: a tag of another one, or of a moment before, does not stand for them', async () => {
    const { tag } = await read(frequency);
    expect((await tagged(`${frequency}?era=nope`, tag)).status).toBe(404);
    expect((await tagged('/v1/games/powerball/analytics/gaps', tag)).status).toBe(200);
    await hindcast.post('/v1/games/powerball/draws', { date: '2016-01-03', numbers: { white: [1, 2, 3, 4, 5], powerball: 6 } });
    await hindcast.post('/v1/log/key/rotation');
    const next = await tagged(frequency, tag);
    expect([next.status, next.headers.get('etag') === tag]).toEqual([200, false]);
  });

  it('and an answer that was kept is the answer that was given', async () => {
    const first = await hindcast.get(frequency);
    const second = await hindcast.get(frequency);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect((await hindcast.get('/metrics')).body).toMatch(/hindcast_answer_cache_requests\{result="hit"\} [1-9]/);
  });
});
