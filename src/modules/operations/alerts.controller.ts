import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { decodeCursor, Requires, toPage } from '#modules/platform';
import { AlertQueries } from '#projections/operations';
import { AlertsQuery } from './alerts.dto';
import { AlertPageView } from './alerts.view';

const alertCursor = /^[a-z0-9][a-z0-9-]{1,80}$/;

@ApiTags('operations')
@Requires('viewer')
@Controller('v1/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertQueries) {}

  /** List what wants looking at. An alert is raised once and resolves by itself. */
  @Get()
  @ApiOkResponse({ description: 'A page of alerts.', type: AlertPageView })
  async list(@Query() { limit, order, cursor, status }: AlertsQuery): Promise<AlertPageView> {
    const rows = await this.alerts.page({ limit, order, status, cursor: decodeCursor(cursor, alertCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }
}
