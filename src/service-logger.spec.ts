import { Logger } from '@nestjs/common';
import { RequestContext, ServiceLog, SystemClock } from '#modules/platform';
import { ServiceLogger } from './service-logger';

describe("the framework's logger", () => {
  const texts: string[] = [];
  const lines = () => texts.splice(0).map((text) => JSON.parse(text));
  beforeAll(() => {
    const log = new ServiceLog('debug', [{ write: (text) => texts.push(text) }], new SystemClock(), new RequestContext());
    Logger.overrideLogger(new ServiceLogger(log));
  });
  afterAll(() => Logger.overrideLogger(true));

  it('writes what rooms say under their name', () => {
    const logger = new Logger('sync');
    logger.log('hello');
    logger.warn('careful', { game: 'powerball' });
    logger.error('broke', 'Error: broke\n    at x');
    logger.error('broke');
    logger.debug('detail');
    logger.verbose('more detail');
    logger.fatal('over');
    expect(lines()).toMatchObject([
      { level: 'info', source: 'sync', message: 'hello', context: {}, class: null },
      { level: 'warn', source: 'sync', message: 'careful', context: { game: 'powerball' } },
      { level: 'error', source: 'sync', message: 'broke', context: { stack: 'Error: broke\n    at x' }, class: 'unexpected' },
      { level: 'error', source: 'sync', message: 'broke', context: {} },
      { level: 'debug', source: 'sync' },
      { level: 'debug', source: 'sync' },
      { level: 'fatal', source: 'sync', message: 'over', class: 'critical' },
    ]);
  });

  it('leaves out what the framework says of its own start, and keeps its warnings', () => {
    new Logger('InstanceLoader').log('AppModule dependencies initialized');
    new Logger('RoutesResolver').warn('careful');
    expect(lines()).toMatchObject([{ level: 'warn', source: 'RoutesResolver', message: 'careful' }]);
  });

  it('takes errors and objects as messages', () => {
    new Logger('x').error(new Error('boom'));
    new Logger('x').log({ a: 1 });
    expect(lines()).toMatchObject([{ message: 'boom', context: { stack: expect.stringContaining('boom') } }, { message: '{"a":1}' }]);
  });
});
