import { Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { logUnderTest } from '../../../test/support/log-under-test';
import { MovableClock } from '../../../test/support/movable-clock';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { Settings } from '#modules/configuration';
import { Occurrences, ProblemFilter, RequestContext, Requires, ServiceLog, SystemTimer } from '#modules/platform';
import { AccessGuard } from './access.guard';
import { Authentication } from './authentication';
import { IssuedKeys } from './issued-keys';
import { KeySecrets } from './key-secrets';
import { KeyUses } from './key-uses';
import { OpenAnswers } from './open-answers';

@Controller('undeclared')
class UndeclaredController {
  @Get()
  read(): string {
    return 'read';
  }
}

@Requires('viewer')
@Controller('declared')
class DeclaredController {
  @Get()
  read(): string {
    return 'read';
  }

  @Get('anyone')
  @Requires('anyone')
  anyone(): string {
    return 'read';
  }
}

@Module({ controllers: [UndeclaredController, DeclaredController] })
class SomeModule {}

describe('the guard', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const { log, directory } = await logUnderTest(temporaryDirectory());
    const settings = new Settings('127.0.0.1', 0, directory, directory, false);
    const [clock, timer, secrets] = [new MovableClock(), new SystemTimer(), new KeySecrets(settings.apiKeysDir)];
    const authentication = new Authentication(settings, new IssuedKeys(log, secrets, clock), secrets, clock);
    const guard = new AccessGuard(new Reflector(), authentication, new KeyUses(settings, clock, timer), new OpenAnswers(clock, timer));
    const providers = [
      { provide: APP_GUARD, useValue: guard },
      { provide: APP_FILTER, useValue: new ProblemFilter(new Occurrences(new ServiceLog('error', [], clock, new RequestContext()))) },
    ];
    app = await NestFactory.create({ module: SomeModule, providers }, new FastifyAdapter(), { logger: false, abortOnError: false });
    await app.init();
  });
  afterAll(() => app.close());
  const statusOf = async (url: string, host = 'localhost') => (await app.inject({ url, headers: { host } })).statusCode;

  it('lets nobody call a route that does not say who may, however far his role reaches', async () => {
    const { statusCode, body } = await app.inject({ url: '/undeclared', headers: { host: 'localhost' } });
    expect([statusCode, JSON.parse(body).type]).toEqual([403, '/problems/forbidden']);
  });

  it('goes by what the method says, and else by what its controller says', async () => {
    expect([await statusOf('/declared'), await statusOf('/declared/anyone')]).toEqual([200, 200]);
    expect([await statusOf('/declared', 'example.org'), await statusOf('/declared/anyone', 'example.org')]).toEqual([403, 200]);
  });
});
