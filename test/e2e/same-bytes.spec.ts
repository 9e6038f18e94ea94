import { ChildService } from '../support/child-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

const wishes = [
  { algorithm: 'random_forest', seed: 7, hyperparameters: { trees: 5 } },
  { algorithm: 'gradient_boosting', seed: 7, hyperparameters: { rounds: 5 } },
  { algorithm: 'mlp', seed: 7, hyperparameters: { epochs: 2 } },
  { algorithm: 'gru', seed: 7, hyperparameters: { epochs: 1, units: 4 } },
];
type Json = ReturnType<typeof JSON.parse>;

/** Trains every wish in a service of its own process, and gives the hashes of what came out. */
async function trainedHashes(): Promise<string[]> {
  const service = await ChildService.start(temporaryDirectory());
  const ask = async (path: string, init: RequestInit = {}): Promise<Json> => (await fetch(`${service.url}${path}`, init)).json();
  const post = (path: string, type: string, body: string) => ask(path, { method: 'POST', headers: { 'content-type': type }, body });
  await post('/v1/games/powerball/imports', 'text/csv', sampleCsv(260));
  const hashes: string[] = [];
  for (const wish of wishes) {
    const { id, modelId } = await post('/v1/trainings', 'application/json', JSON.stringify(wish));
    await until(
      () => ask(`/v1/trainings/${id}`),
      ({ status }) => status === 'completed',
    );
    hashes.push((await ask(`/v1/models/${modelId}`)).artifactSha256);
  }
  await service.end('SIGTERM');
  return hashes;
}

describe('the same draws, algorithm, hyperparameters and seed', () => {
  it('give the same bytes in two processes', async () => {
    const [here, there] = [await trainedHashes(), await trainedHashes()];
    expect(there).toEqual(here);
    expect(new Set(here).size).toBe(wishes.length);
  }, 60_000);
});
