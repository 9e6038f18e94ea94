import type { ObjectLiteral, Repository } from 'typeorm';

const rowsInABatch = 1_000;

/** Every row of a read model by its key, a batch at a time: memory does not grow with the table. */
export async function* rowsInBatches(rows: Repository<ObjectLiteral>): AsyncGenerator<ObjectLiteral[]> {
  const [key] = rows.metadata.primaryColumns.map(({ propertyName }) => propertyName);
  let last: unknown;
  for (;;) {
    const query = rows.createQueryBuilder('row').orderBy(`row.${key}`).limit(rowsInABatch);
    const batch = await (last === undefined ? query : query.where(`row.${key} > :last`, { last })).getMany();
    yield batch;
    if (batch.length < rowsInABatch) return;
    last = batch.at(-1)?.[key as string];
  }
}
