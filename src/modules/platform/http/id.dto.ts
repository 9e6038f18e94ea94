import { Matches } from 'class-validator';

/** An id in the address. */
export class IdParam {
  /** A UUID. */
  @Matches(/^[0-9a-f-]{36}$/, { message: 'id must be a UUID' })
  id!: string;
}
