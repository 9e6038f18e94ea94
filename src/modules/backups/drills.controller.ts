import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, Commands, Requires } from '#modules/platform';
import { RecordDrillCommand } from './commands/record-drill.handler';
import { RecordDrillDto } from './dto/drills.dto';
import { DrillView } from './dto/drills.view';

@ApiTags('operations')
@Controller('v1/drills')
export class DrillsController {
  constructor(private readonly commands: Commands) {}

  /** Put on record what a drill of recovery measured (`hindcast drill` does). */
  @Post()
  @Requires('operator')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'It is on record.', type: DrillView })
  record(@Body() { events, measures }: RecordDrillDto): Promise<DrillView> {
    return this.commands.execute(new RecordDrillCommand(events, measures));
  }
}
