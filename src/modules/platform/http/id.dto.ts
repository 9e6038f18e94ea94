import { Matches } from 'class-validator';

/** An id in the address. */
export class IdParam {
  /**
   * A UUID.
   * @example "019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e"
   */
  @Matches(/^[0-9a-f-]{36}$/, { message: 'id must be a UUID' })
  id!: string;
}
