import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MovableClock } from '../support/movable-clock';
import { runningService } from '../support/running-service';
import { until } from '../support/until';

/** A service that has run and stopped; its clock is what all of it holds. */
async function hasRun(): Promise<WeakRef<MovableClock>> {
  const clock = new MovableClock();
  const service = await runningService({ clock });
  await service.get('/metrics');
  await service.stop();
  return new WeakRef(clock);
}

describe('a service that has stopped', () => {
  it('is let go of by the process that it ran in', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const first = await hasRun();
    // The framework's logger is the process's, and the last service's.
    await hasRun();
    await until(
      async () => {
        collectGarbage();
        return first.deref() === undefined;
      },
      (isGone) => isGone,
    );
  });
});
