import { type FindOptionsOrder, type FindOptionsWhere, LessThan, MoreThan, type Repository } from 'typeorm';

/** A page by id, which is by age: ids are UUIDv7. `cursor` is the id that the last page ended with. */
export type IdPageRequest = Readonly<{ limit: number; order: 'asc' | 'desc'; cursor?: string | undefined }>;

/** One page, and one row more when there is a next one. */
export function pageById<Row extends { id: string }>(
  rows: Repository<Row>,
  where: FindOptionsWhere<Row>,
  { limit, order, cursor }: IdPageRequest,
): Promise<Row[]> {
  const beyond = cursor === undefined ? {} : { id: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) };
  return rows.find({
    where: { ...where, ...beyond } as FindOptionsWhere<Row>,
    order: { id: order } as FindOptionsOrder<Row>,
    take: limit + 1,
  });
}
