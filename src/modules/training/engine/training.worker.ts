import { setPriority } from 'node:os';
import { type MessagePort, workerData } from 'node:worker_threads';
import { RejectedError, type Rejection, reject } from '#events/kernel';
import type { DrawHistory, PoolProbabilities } from '../domain/draw-history';
import type { ToolWeights } from '../domain/learners/tool-ensemble';
import { readArtifact } from '#modules/artifacts';
import { toolWeightsBefore } from './implementations';
import { type Evaluation, type EvaluationTask, evaluate, type ForecastTask, forecast } from './evaluation';
import { predictNext, type TrainedModel, type TrainingResult, type TrainingTask, trainModel } from './trained-model';

/** Where a model's bytes are, and what they must be. */
export type ArtifactReference = Readonly<{ artifact: string; sha256: string }>;

/** What a thread is asked to do. */
export type EngineTask =
  | Readonly<{ kind: 'train'; task: TrainingTask; port: MessagePort }>
  | Readonly<{ kind: 'evaluate'; task: EvaluationTask; port: MessagePort }>
  | Readonly<{ kind: 'forecast'; task: ForecastTask }>
  | Readonly<{ kind: 'load'; modelsDir: string; reference: ArtifactReference }>
  | Readonly<{ kind: 'weights'; modelsDir: string; reference: ArtifactReference; history: DrawHistory }>
  | Readonly<{ kind: 'predict'; modelsDir: string; reference: ArtifactReference; history: DrawHistory }>;

/** Models kept in memory: more than there are slots in use. */
const loadedMax = 64;
/** Loaded models by the hash of their bytes, the one that was used last at the end. */
const models = new Map<string, TrainedModel>();

// Linux gives each thread a priority of its own: training yields to the API.
if ((workerData as { lowPriority?: boolean } | undefined)?.lowPriority && process.platform === 'linux') setPriority(19);

function load(modelsDir: string, { artifact, sha256 }: ArtifactReference): TrainedModel {
  const model = models.get(sha256) ?? (readArtifact(modelsDir, artifact, sha256) as TrainedModel);
  models.delete(sha256);
  models.set(sha256, model);
  const [oldest] = models.keys();
  if (models.size > loadedMax && oldest !== undefined) models.delete(oldest);
  return model;
}

/** What came of a task. An error loses its class on its way out of a thread, so that a refusal goes as a value. */
type EngineResult = TrainingResult | Evaluation | PoolProbabilities[] | PoolProbabilities | Record<string, ToolWeights> | null;
export type EngineAnswer = Readonly<{ result: EngineResult }> | Rejection;

/** Does one task. What is not a refusal reaches the caller as an error. */
export default async function run(task: EngineTask): Promise<EngineAnswer> {
  try {
    return { result: await perform(task) };
  } catch (error) {
    if (error instanceof RejectedError) return reject(error.code, error.message);
    throw error;
  }
}

async function perform(task: EngineTask): Promise<EngineResult> {
  switch (task.kind) {
    case 'train':
      return trainModel(task.task, (progress) => task.port.postMessage(progress)).finally(() => task.port.close());
    case 'evaluate':
      return evaluate(task.task, (done) => task.port.postMessage(done)).finally(() => task.port.close());
    case 'forecast':
      return forecast(task.task);
    case 'load':
      load(task.modelsDir, task.reference);
      return null;
    case 'weights':
      return toolWeightsBefore(load(task.modelsDir, task.reference), task.history);
    case 'predict':
      return predictNext(load(task.modelsDir, task.reference), task.history);
  }
}
