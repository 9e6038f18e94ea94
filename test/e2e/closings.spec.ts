import { merkleRoot } from '#events/store';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describe('predictions for a draw', () => {
  const clock = new MovableClock();
  const directory = temporaryDirectory();
  let hindcast: RunningService;
  let modelId: string;
  beforeAll(async () => {
    hindcast = await runningService({ clock, directory });
    await hindcast.importCsv(sampleCsv(400));
    const { id } = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    ({ modelId } = await until(
      () => get(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    ));
  });
  afterAll(() => hindcast.stop());
  const get = async (path: string): Promise<Json> => (await hindcast.get(path)).body;
  const issue = (drawDate?: string) => hindcast.post('/v1/predictions', { modelId, ...(drawDate ? { drawDate } : {}) });
  const closings = async (): Promise<Json[]> => (await get('/v1/games/powerball/closings')).items;
  const linesAt = (positions: number[]): Promise<string[]> => Promise.all(positions.map(async (position) => lineOf(position)));
  const lineOf = async (position: number) => (await fetch(`${hindcast.service.url}/v1/events/${position}`)).text();
  const moveTo = (time: string, byMs: number) => clock.moveTo(new Date(Date.parse(time) + byMs).toISOString());
  const nextDraw = () => get('/v1/games/powerball/next-draw');

  it('are closed at its cut-off with the root over all of them, superseded ones too, and nothing is issued after that', async () => {
    const { drawsAt, date } = await nextDraw();
    moveTo(drawsAt, -2_000);
    const sets = [(await issue()).body, (await issue()).body];
    expect(await closings()).toEqual([
      { game: 'powerball', drawDate: date, sets: 2, closedAt: null, closedPosition: null, root: null, positions: null, outcomeKnown: null },
    ]);
    const [closed] = await until(closings, ([closing]) => closing?.closedAt !== null);
    expect(closed).toMatchObject({ sets: 2, positions: sets.map(({ position }) => position), outcomeKnown: false });
    expect(closed.root).toBe(merkleRoot(await linesAt(closed.positions)).toString('base64'));
    expect((await get(`/v1/streams/target-powerball-${date}`)).items).toMatchObject([{ type: 'PredictionsClosed' }]);
    expect((await issue(date)).body.type).toBe('/problems/draw-closed');
    clock.setTo(new Date(Date.parse(drawsAt) - 3_600_000).toISOString());
    expect((await issue(date)).body.type).toBe('/problems/draw-closed');
  });

  it('are closed when the service starts again, if it was down at the cut-off', async () => {
    moveTo((await nextDraw()).drawsAt, 3_600_000);
    const { drawsAt, date } = await nextDraw();
    await issue();
    await hindcast.stop();
    moveTo(drawsAt, 7_200_000);
    hindcast = await runningService({ clock, directory });
    const [closed] = await until(closings, ([closing]) => closing?.drawDate === date && closing.closedAt !== null);
    expect(closed).toMatchObject({ sets: 1, outcomeKnown: false });
  });

  it('are closed when the result came first, and the record says so', async () => {
    const { drawsAt, date } = await nextDraw();
    await issue();
    moveTo(drawsAt, 1);
    const numbers = { white: [3, 17, 28, 44, 61], powerball: 9 };
    expect((await hindcast.post('/v1/games/powerball/draws', { date, numbers, powerPlay: 2 })).status).toBe(201);
    const [closed] = await until(closings, ([closing]) => closing?.drawDate === date && closing.closedAt !== null);
    expect(typeof closed.outcomeKnown).toBe('boolean');
    const [result] = (await get(`/v1/streams/draw-powerball-${date}`)).items;
    expect(closed.outcomeKnown).toBe(closed.closedPosition > result.position);
  });

  it('are told page by page, as of any moment', async () => {
    const all = await closings();
    expect(all.map(({ drawDate }) => drawDate)).toEqual(
      all
        .map(({ drawDate }) => drawDate)
        .toSorted()
        .reverse(),
    );
    const first = await get('/v1/games/powerball/closings?limit=2');
    const second = await get(`/v1/games/powerball/closings?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all);
    const [{ closedPosition }] = all;
    expect((await get(`/v1/games/powerball/closings?asOf=position:${closedPosition - 1}`)).items[0].closedAt).toBeNull();
    expect((await get('/v1/games/keno/closings')).type).toBe('/problems/game-not-found');
  });
});
