import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '#events/kernel';
import type { Key, Projection } from './define-projection';
import type { ReadSide } from './read-side';

/** A row at two moments; null where it is not there. */
export type Difference = Readonly<{ readModel: string; key: Key; was: object | null; is: object | null }>;

/** Which differences: after a row of the last page, so many. */
export type DifferenceRequest = Readonly<{
  from: number;
  to: number;
  readModel?: string | undefined;
  after?: readonly [string, string] | undefined;
  limit: number;
}>;

const rowsAtOnce = 200;

type Touched = Readonly<{ projection: Projection; readModel: string; key: Key }>;

/**
 * What has changed in the read models between two positions: rows that an event between them touches, and that are not what they were. Costs as much as there are
 * events between, and nothing for what stayed.
 *
 * @returns one more than `limit` tells that there is a next page
 */
export async function differencesBetween(
  readSide: ReadSide,
  projections: readonly Projection[],
  events: Iterable<readonly RecordedEvent[]>,
  { from, to, readModel, after, limit }: DifferenceRequest,
): Promise<Difference[]> {
  const touched = (await touchedBy(events, named(readSide, projections, readModel))).filter(
    ({ readModel: name, key }) => !after || compare([name, String(key)], after) > 0,
  );
  const found: Difference[] = [];
  for (let at = 0; at < touched.length && found.length <= limit; at += rowsAtOnce) {
    const rows = touched.slice(at, at + rowsAtOnce);
    const was = await readSide.within(from, () => rowsOf(readSide, rows));
    const is = await readSide.within(to, () => rowsOf(readSide, rows));
    rows.forEach(({ readModel: name, key }, index) => {
      const [a = null, b = null] = [was[index], is[index]];
      if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ readModel: name, key, was: a, is: b });
    });
  }
  return found.slice(0, limit + 1);
}

type Named = Readonly<{ projection: Projection; readModel: string }>;

const named = (readSide: ReadSide, projections: readonly Projection[], readModel: string | undefined): Named[] =>
  projections
    .map((projection) => ({ projection, readModel: readSide.repository(projection.entity).metadata.tableName }))
    .filter((each) => readModel === undefined || each.readModel === readModel);

async function touchedBy(events: Iterable<readonly RecordedEvent[]>, models: readonly Named[]): Promise<Touched[]> {
  const touched = new Map<string, Touched>();
  for (const chunk of events) {
    for (const event of chunk) for (const row of rowsTouchedBy(event, models)) touched.set(`${row.readModel}\n${row.key}`, row);
    await setImmediate();
  }
  return [...touched.values()].sort((a, b) => compare([a.readModel, String(a.key)], [b.readModel, String(b.key)]));
}

const rowsTouchedBy = (event: RecordedEvent, models: readonly Named[]): Touched[] =>
  models.flatMap(({ projection, readModel }) => {
    const keys = projection.on[event.type]?.key(event) ?? [];
    return (Array.isArray(keys) ? keys : [keys]).map((key: Key) => ({ projection, readModel, key }));
  });

function compare([modelA, keyA]: readonly [string, string], [modelB, keyB]: readonly [string, string]): number {
  if (modelA !== modelB) return modelA < modelB ? -1 : 1;
  return keyA === keyB ? 0 : keyA < keyB ? -1 : 1;
}

async function rowsOf(readSide: ReadSide, rows: readonly Touched[]): Promise<(object | null)[]> {
  return Promise.all(
    rows.map(({ projection: { entity }, key }) => {
      const repository = readSide.repository(entity);
      const [primary] = repository.metadata.primaryColumns;
      return repository.findOneBy({ [String(primary?.propertyName)]: key });
    }),
  );
}
