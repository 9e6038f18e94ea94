import type { ModelArchived, ModelRegistered, ModelRetired } from '#events/training';
import type { LogFile } from '#events/store';
import { readArtifact } from '#modules/artifacts';
import { type Finding, fail, messageOf, ok } from './finding';

type Registered = ModelRegistered['data'];
type Left = ModelRetired['data'] | ModelArchived['data'];

/** Looks at the artifact of every model that may predict: champions and those that may stand in for them. */
export function checkModels(log: LogFile, modelsDir: string): Finding {
  const models = new Map<string, Registered>();
  for (const { type, data } of log.readTypes(['ModelRegistered', 'ModelRetired', 'ModelArchived'])) {
    if (type === 'ModelRegistered') models.set((data as Registered).modelId, data as Registered);
    else models.delete((data as Left).modelId);
  }
  const problems = [...models.values()].flatMap((model) => problemOf(model, modelsDir));
  if (problems.length === 0) return ok('models', `${models.size} artifacts are as they are on record`);
  return fail('models', problems.join('; '), 'restore the models directory from a backup, or train these slots anew');
}

function problemOf({ slot, artifact, artifactSha256 }: Registered, modelsDir: string): string[] {
  try {
    readArtifact(modelsDir, artifact, artifactSha256);
    return [];
  } catch (error) {
    return [`slot ${slot}: ${messageOf(error)}`];
  }
}
