import { Injectable } from '@nestjs/common';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { AlertRow, type AlertStatus } from './alert.entity';

@Injectable()
export class AlertQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** Alerts by what they are about; one more than `limit` tells that there is a next page. */
  page(request: IdPageRequest & Readonly<{ status?: AlertStatus | undefined }>): Promise<AlertRow[]> {
    return pageById(this.readSide.repository(AlertRow), request.status === undefined ? {} : { status: request.status }, request);
  }
}
