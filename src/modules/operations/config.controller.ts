import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { secretVariables, Settings } from '#modules/configuration';
import { MomentQuery, Requires } from '#modules/platform';
import { ConfigView } from './config.view';

@ApiTags('operations')
@Requires('admin')
@Controller('v1/config')
export class ConfigController {
  constructor(private readonly settings: Settings) {}

  /** Look up every setting: its value, and where it comes from. It is how the service runs now, whatever the moment. */
  @Get()
  @ApiOkResponse({ description: 'The settings; secrets are left out.', type: ConfigView })
  list(@Query() _: MomentQuery): ConfigView {
    return { items: this.settings.configuration.map((each) => ({ ...each, isSecret: secretVariables.has(each.name) })) };
  }
}
