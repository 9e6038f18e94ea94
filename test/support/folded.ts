import { join } from 'node:path';
import type { DomainEvent } from '#events/kernel';
import { type Projection, ReadSide } from '#projections/runner';
import { logUnderTest, meta } from './log-under-test';

/** A read side that events were folded into, one stream each, through a real log and files. */
export async function folded(projections: readonly Projection[], ...events: (readonly [stream: string, event: DomainEvent])[]) {
  const { directory, file, log } = await logUnderTest();
  for (const [stream, event] of events) await log.append([{ stream, expectedVersion: 'any', events: [event] }], { meta });
  const readSide = new ReadSide({ directory: join(directory, 'read'), logFile: file, log, projections });
  await readSide.open();
  const close = async () => {
    await readSide.close();
    log.close();
  };
  return { readSide, close };
}
