import { canonicalJson } from '#events/store';
import type { Settings } from '#modules/configuration';
import { fairHistory } from '../../../../test/support/histories';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import type { TrainingProgress } from '../domain/training-progress';
import { writeArtifact } from '#modules/artifacts';
import { predictNext, trainModel } from './trained-model';
import { TrainingEngine } from './training-engine';

const history = fairHistory(160, 3);
const mlp = { algorithm: 'mlp', hyperparameters: { hiddenUnits: 4, epochs: 1, learningRate: 0.001 }, seed: 5, history };
const long = { ...mlp, hyperparameters: { ...mlp.hyperparameters, hiddenUnits: 64, epochs: 500 } };
const at = '2026-11-20T22:05:06.000Z';
const unstopped = () => new AbortController().signal;

// The threads run what was built last into dist.
describe('the training engine', () => {
  const modelsDir = temporaryDirectory();
  const engine = new TrainingEngine({ modelsDir } as Settings);
  afterAll(() => engine.onApplicationShutdown());

  it('trains in a thread to the same bytes as here', async () => {
    const [there, here] = [await engine.train(mlp, unstopped()), await trainModel(mlp)];
    expect(canonicalJson(there)).toBe(canonicalJson(here));
  });

  it('has told every step when it gives the result, also to a thread that had no time to listen', async () => {
    const told: TrainingProgress[] = [];
    await engine.train(mlp, unstopped());
    const training = engine.train(mlp, unstopped(), (progress) => told.push(progress));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
    await training;
    expect(told.at(-1)).toMatchObject({ phase: 'learning', pool: 'powerball', done: 1, total: 1 });
  });

  it('stops at once when told to, and goes on with the next', async () => {
    const controller = new AbortController();
    const stopped = engine.train(long, controller.signal);
    const expectation = expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    setTimeout(() => controller.abort(), 200);
    await expectation;
    expect((await engine.train({ ...mlp, algorithm: 'uniform', hyperparameters: {} }, unstopped())).backend).toBe('none');
  });

  it('gives the reason when a training fails', async () => {
    await expect(engine.train({ ...mlp, algorithm: 'oracle' }, unstopped())).rejects.toThrow('there is no algorithm oracle');
  });

  it('predicts with a model that it has checked, and refuses one that is not there', async () => {
    const { model } = await trainModel(mlp);
    const reference = writeArtifact(modelsDir, { algorithm: 'mlp', at }, model, {});
    await engine.load(reference);
    expect(await engine.predict(reference, history)).toEqual(await predictNext(model, history));
    const refused = { name: 'RejectedError', code: 'artifact-corrupt' };
    await expect(engine.load({ artifact: 'none', sha256: '0'.repeat(64) })).rejects.toMatchObject(refused);
  });
});
