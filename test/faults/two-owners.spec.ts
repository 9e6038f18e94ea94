import { ChildService } from '../support/child-service';
import { send } from '../support/send';
import { temporaryDirectory } from '../support/temporary-directory';

const readyMsMax = 60_000;

describe('a second service on the same data', () => {
  let first: ChildService;
  const secondIsRefused = () =>
    expect(ChildService.start(first.directory, {}, [], readyMsMax)).rejects.toThrow(`in use by the process with pid ${first.pid}`);
  const state = async () => (await send(first.url, '/v1/projections?checksums=true')).body;

  beforeAll(async () => {
    first = await ChildService.start(temporaryDirectory(), {}, [], readyMsMax);
  }, readyMsMax);
  afterAll(() => first.end('SIGKILL'));

  it(
    'is refused, naming the first one, and changes nothing',
    async () => {
      const before = await state();
      await secondIsRefused();
      expect(await state()).toEqual(before);
    },
    readyMsMax,
  );

  it(
    'is refused also while the first one stands still, which then goes on unharmed',
    async () => {
      const before = await state();
      first.signal('SIGSTOP');
      await secondIsRefused();
      first.signal('SIGCONT');
      expect(await state()).toEqual(before);
    },
    readyMsMax,
  );

  it(
    'gets the data when the first one was killed',
    async () => {
      await first.end('SIGKILL');
      const second = await ChildService.start(first.directory, {}, [], readyMsMax);
      expect((await send(second.url, '/health/ready')).status).toBe(200);
      expect(await second.end('SIGTERM')).toBe(0);
    },
    readyMsMax,
  );
});
