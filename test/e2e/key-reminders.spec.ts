import { bearing, issueKeys } from '../support/keys';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('keys that end', () => {
  it('are told of in time, and no longer than it matters', async () => {
    const directory = temporaryDirectory();
    const clock = new MovableClock();
    const asked = [
      { name: 'the dashboard', role: 'viewer' as const, expiresAt: inDays(30) },
      { name: 'me', role: 'admin' as const, expiresAt: inDays(40) },
    ];
    const [viewer, admin] = await issueKeys(directory, ...asked);
    const as = bearing(admin?.key ?? null);
    let hindcast: RunningService = await runningService({ directory, access: 'keys', clock });
    const restart = async () => {
      await hindcast.stop();
      hindcast = await runningService({ directory, access: 'keys', clock });
    };
    const open = async (): Promise<string[]> => {
      const { items } = (await hindcast.get('/v1/alerts?status=open', as)).body;
      return items.map(({ id }: { id: string }) => id).filter((id: string) => id.includes('key-expires'));
    };

    expect(await open()).toEqual([]);
    clock.moveTo(inDays(25));
    await restart();
    expect(await open()).toEqual([`api-key-expires-${viewer?.id}`]);
    clock.moveTo(inDays(31));
    await restart();
    expect(await open()).toEqual(['last-admin-key-expires']);
    await hindcast.post('/v1/api-keys', { name: 'me again', role: 'admin' }, as);
    await restart();
    expect(await open()).toEqual([]);
    await hindcast.stop();
  });
});
