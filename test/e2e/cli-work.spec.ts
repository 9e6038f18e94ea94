import { beginHindcast, hindcast } from '../support/hindcast';
import { answers, MisbehavingServer, resets } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

describe('work that the command line waits for', () => {
  let service: RunningService;
  let url: string[];
  beforeAll(async () => {
    service = await runningService();
    await service.importCsv(sampleCsv(600));
    url = ['--url', service.service.url];
  });
  afterAll(() => service.stop());

  it('an experiment: its best trial, and whether it beats chance', async () => {
    const wish = ['experiment', '--algorithms', 'frequency,recency', '--trials', '4', '--seed', '7', '--name', 'mine'];
    const { code, out, err } = await hindcast(...wish, '--wait', ...url);
    expect([code, err]).toEqual([0, '']);
    const [state, best, verdict] = out.split('\n');
    expect(state).toMatch(/^experiment [0-9a-f-]{36}: completed, 4 trials$/);
    expect(best).toMatch(/^the best trial on the folds: \d, [+−].+ nats a draw above chance/);
    expect(verdict).toContain('on 120 draws that nothing was chosen by (95 % confidence sequence');
    const { items } = (await service.get('/v1/experiments')).body;
    expect(items).toMatchObject([{ name: 'mine', status: 'completed', result: { verdictInWords: verdict } }]);
  });

  it('an experiment that is only asked for', async () => {
    const { code, out } = await hindcast(
      'experiment',
      '--algorithms',
      'frequency',
      '--sampler',
      'random',
      '--trials',
      '2',
      '--json',
      ...url,
    );
    const { id, status, settings } = JSON.parse(out);
    expect([code, status, settings.sampler]).toEqual([0, 'requested', 'random']);
    await until(
      async () => (await service.get(`/v1/experiments/${id}`)).body.status,
      (now) => now === 'completed',
    );
  });

  it('a backtest: how each did, beside chance', async () => {
    const wish = [
      'backtest',
      '--algorithms',
      'frequency,recency',
      '--from',
      '2026-01-01',
      '--every',
      '20',
      '--tickets',
      '2',
      '--seed',
      '3',
    ];
    const { code, out, err } = await hindcast(...wish, '--wait', ...url);
    expect([code, err]).toEqual([0, '']);
    const [state, ...standings] = out.split('\n');
    expect(state).toMatch(/^backtest [0-9a-f-]{36}: completed$/);
    expect(standings.map((line) => line.trim().split(':')[0])).toEqual(['uniform', 'frequency', 'recency', 'fixed tickets']);
    expect(standings[1]).toMatch(
      /: \d+ draws; [+−]\S+ nats a draw beside chance \(95 % \S+ to \S+\): \S+; won \d+\.\d\d of \d+\.\d\d staked$/,
    );
  });

  it('a failure, with its reason', async () => {
    const failed = await hindcast('backtest', '--from', '2016-01-01', '--to', '2016-01-02', '--wait', ...url);
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('there are 0 draws');
  });

  it('a refusal', async () => {
    expect(await hindcast('experiment', '--sampler', 'oracle', ...url)).toMatchObject({
      code: 2,
      err: 'oracle is none of grid, random, tpe',
    });
    const refused = await hindcast('experiment', '--trials', '0', '--json', ...url);
    expect([refused.code, JSON.parse(refused.out).type]).toEqual([1, '/problems/invalid-request']);
  });
});

describe('a service that misbehaves', () => {
  let service: MisbehavingServer;
  const train = () => beginHindcast(['train', '--wait', '--json', '--url', service.origin]).ended;
  const accepted = { id: '1', modelId: '2', status: 'requested', unended: 1 };
  beforeAll(async () => {
    service = await MisbehavingServer.start();
  });
  afterAll(() => service.stop());

  it('cuts the stream of the progress: the work goes on, and is waited for', async () => {
    const running = answers(200, { ...accepted, status: 'running', error: null });
    const completed = answers(200, { ...accepted, status: 'completed', error: null });
    service.answer(answers(202, accepted), running, resets, running, resets, completed);
    const { code, out } = await train();
    expect([code, JSON.parse(out)]).toMatchObject([0, { status: 'completed' }]);
    expect(service.requests.map(({ url }) => url)).toEqual([
      '/v1/trainings',
      ...['/v1/trainings/1', '/v1/trainings/1/progress', '/v1/trainings/1', '/v1/trainings/1/progress', '/v1/trainings/1'],
    ]);
  });

  it('ends work otherwise than awaited', async () => {
    service.answer(answers(202, accepted), answers(200, { ...accepted, status: 'cancelled', error: null }));
    expect(await train()).toMatchObject({ code: 1, err: 'it was cancelled' });
  });

  it('is none, or breaks off its answer', async () => {
    service.answer(answers(502, '<html>Bad Gateway</html>'));
    expect(await train()).toMatchObject({ code: 1, err: `${service.origin} answered 502, and not as Hindcast does` });
    service.answer(resets);
    expect(await train()).toMatchObject({ code: 1, err: expect.stringContaining("the service's answer broke off") });
  });
});
