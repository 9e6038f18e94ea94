import { Injectable } from '@nestjs/common';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { ApiKeyRow } from './api-key.entity';

@Injectable()
export class ApiKeyQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A key, or null when it was not issued by then. */
  find(id: string): Promise<ApiKeyRow | null> {
    return this.readSide.repository(ApiKeyRow).findOneBy({ id });
  }

  /** Keys by age; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest): Promise<ApiKeyRow[]> {
    return pageById(this.readSide.repository(ApiKeyRow), {}, request);
  }
}
