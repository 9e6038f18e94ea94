import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

const year = 365 * 86_400_000;
const numbers = { white: [1, 2, 3, 4, 5], powerball: 6 };

describe('a clock that is wrong', () => {
  const directory = temporaryDirectory();
  const clock = new MovableClock();
  let hindcast: RunningService;
  const restartAt = async (ms: number) => {
    await hindcast?.stop();
    clock.setTo(new Date(Date.now() + ms).toISOString());
    hindcast = await runningService({ directory, clock });
  };
  const open = async () =>
    (await hindcast.get('/v1/alerts?status=open')).body.items.filter(({ id }: { id: string }) => id === 'clock-behind-log');
  const times = async (): Promise<string[]> =>
    (await hindcast.get('/v1/events?order=asc&limit=1000')).body.items.map(({ recordedAt }: { recordedAt: string }) => recordedAt);
  afterAll(() => hindcast.stop());

  it('raises no alert while it goes forward, however far', async () => {
    await restartAt(0);
    await restartAt(3 * year);
    expect(await open()).toEqual([]);
  });

  it('raises an alert when it is set back, and time does not go back along the log', async () => {
    await restartAt(0);
    expect(await open()).toMatchObject([{ message: expect.stringMatching(/^the clock says .* events are recorded with that time$/) }]);
    expect((await hindcast.post('/v1/games/powerball/draws', { date: '2026-08-05', numbers })).status).toBe(201);
    const recorded = await times();
    expect(recorded).toEqual([...recorded].sort());
    expect(Date.parse(recorded.at(-1) ?? '')).toBeGreaterThan(Date.now() + 2 * year);
  });

  it('resolves it when the clock has passed the last event', async () => {
    await restartAt(4 * year);
    expect(await open()).toEqual([]);
  });
});
