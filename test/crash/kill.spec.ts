import { ChildService } from '../support/child-service';
import { send } from '../support/send';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';
import { KillCycles } from './cycles/kill-cycles';

const seed = 20_261_120;

describe('killed at any moment under load, again and again', () => {
  it('keeps what it acknowledged, does what is repeated once, misses no position, folds to the same state, and works on', async () => {
    const directory = temporaryDirectory();
    const { kills, acknowledged, repeated, recoveryMs } = await new KillCycles(directory, seed).run(25);
    expect(kills).toBeGreaterThanOrEqual(25);
    expect(recoveryMs).toHaveLength(25);
    expect(acknowledged).toBeGreaterThan(250);
    expect(repeated).toBeGreaterThan(25);

    const service = await ChildService.start(directory, {}, [], 60_000);
    const { body } = await send(service.url, '/v1/trainings', { game: 'daily', algorithm: 'frequency' });
    const ended = await until(
      async () => (await send(service.url, `/v1/trainings/${body.id}`)).body.status,
      (status) => !['requested', 'running'].includes(status),
    );
    expect(ended).toBe('completed');
    expect(await service.end('SIGTERM')).toBe(0);
  }, 400_000);
});
