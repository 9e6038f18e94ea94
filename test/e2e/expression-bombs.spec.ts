import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';

const many = (text: string, times = 100_000) => text.repeat(times);
/** What makes expressions that try everything try for years: a long run of what may match, and an end that does not. */
const runs = ['a', ' ', '1', '-', ',', '1,', '(', '[', '.', '0', '\t', 'a ', '1-', '\u00a0'].map((part) => `${many(part)}!`);

// A process of its own: an expression that tries for years would hold up the spec as well.
describe('a text that expressions could try for years', () => {
  let service: ChildService;
  beforeAll(async () => {
    service = await ChildService.start(temporaryDirectory());
  });
  afterAll(() => service.end('SIGKILL'));

  const status = async (path: string, body?: string, type = 'text/csv') => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': type }, body };
    const answer = await fetch(service.url + path, { ...init, signal: AbortSignal.timeout(10_000) });
    await answer.text();
    return answer.status;
  };
  const imports = '/v1/games/powerball/imports?dryRun=true';

  it.each(runs.map((run) => [JSON.stringify(run.slice(0, 4)), run]))(
    'is a date, a header or a cell of an import: %s over and over',
    async (_, run) => {
      expect([200, 422]).toContain(await status(imports, `draw_date,n1,n2,n3,n4,n5,powerball\n${run},1,2,3,4,5,6\n`));
      expect([200, 422]).toContain(await status(imports, `draw_date,n1,n2,n3,n4,n5,powerball\n2026-08-05,${run},2,3,4,5,6\n`));
      expect([200, 422]).toContain(await status(imports, `draw_date,numbers\n2026-08-05,"${run}"\n`));
      expect([200, 422]).toContain(await status(imports, `${run}\n1,2,3\n`));
      expect([200, 422]).toContain(await status(imports, JSON.stringify([{ draw_date: run, winning_numbers: run }]), 'application/json'));
    },
  );

  it('is searched for, or is a moment, a cursor, a name, as long as an address may be', async () => {
    for (const run of ['a', '1', ' ', '-', '1,', 'é'].map((part) => encodeURIComponent(part.repeat(1_000)).slice(0, 6_000))) {
      expect([200, 400]).toContain(await status(`/v1/logs?text=${run}`));
      for (const path of [
        '/v1/games?asOf=',
        '/v1/events?stream=draw-',
        '/v1/events?cursor=',
        '/v1/games/powerball/insights?numbers=',
        '/v1/diff?from=',
      ])
        expect([path, await status(path + run)]).toEqual([path, 400]);
    }
  });

  it('is a name, a date or a reason in JSON', async () => {
    for (const run of runs) {
      const draw = { date: run, numbers: { [run.slice(0, 100)]: [1] } };
      expect(await status('/v1/games/powerball/draws', JSON.stringify(draw), 'application/json')).toBe(400);
      const game = { id: run, name: run, timeZone: run, drawTime: run, currency: run, openData: { path: `/${run}`, orderBy: run } };
      expect(await status('/v1/games', JSON.stringify(game), 'application/json')).toBe(422);
    }
  });
});
