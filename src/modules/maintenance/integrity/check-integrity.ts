import { eventCatalog } from '#events/catalog';
import type { CheckedPart } from '#events/maintenance';
import { LogFile, verifyLog } from '#events/store';
import type { ModelRegistered } from '#events/training';
import { verifyClosings } from '#modules/predictions';
import { verifyCheckpoints } from '#modules/proofs';
import { readArtifact } from '#modules/artifacts';
import { projectionCatalog } from '#projections/catalog';
import { verifyReadSide } from '#projections/runner';
import type { IntegrityFindings, IntegrityTask } from './check-in-background';

const problemsMax = 100;

/** Checks the log from end to end, and, where it is sound, all that follows from it. Takes seconds to minutes: not on the event loop. */
export async function checkIntegrity({ logFile, readDir, checkpointsDir, modelsDir }: IntegrityTask): Promise<IntegrityFindings> {
  const { events, streams, problems } = verifyLog(logFile);
  const log = part('log', `${events} events in ${streams} streams, and the tree of their hashes, were read`, problems);
  // What does not follow from a sound log tells nothing.
  if (problems.length > 0) return { position: events, parts: [log] };
  const file = new LogFile(logFile, eventCatalog);
  try {
    const kept = verifyCheckpoints(file, checkpointsDir, []);
    const readSide = await verifyReadSide(readDir, file, projectionCatalog);
    return {
      position: events,
      parts: [
        log,
        part('checkpoints', `${kept.checkpoints} checkpoints were compared with the log`, kept.problems),
        part('closings', 'every closing was compared with the sets of its draw', verifyClosings(file)),
        checkArtifacts(file, modelsDir),
        part('readSide', readSide.state, readSide.problems),
      ],
    };
  } finally {
    file.close();
  }
}

/** Reads the artifact of every model that is not archived, and compares its hash with the one on record. */
function checkArtifacts(log: LogFile, modelsDir: string): CheckedPart {
  const models = new Map<string, ModelRegistered['data']>();
  for (const events of log.scan(0))
    for (const { type, data } of events) {
      if (type === 'ModelRegistered') models.set((data as ModelRegistered['data']).modelId, data as ModelRegistered['data']);
      if (type === 'ModelArchived') models.delete((data as { modelId: string }).modelId);
    }
  const problems = [...models.values()].flatMap(({ modelId, artifact, artifactSha256 }) => {
    try {
      readArtifact(modelsDir, artifact, artifactSha256);
      return [];
    } catch (error) {
      return [`model ${modelId}: ${(error as Error).message}`];
    }
  });
  return part('artifacts', `${models.size} artifacts were read`, problems);
}

const part = (name: CheckedPart['part'], checked: string, problems: readonly string[]): CheckedPart => ({
  part: name,
  checked,
  problems: problems.slice(0, problemsMax),
});
