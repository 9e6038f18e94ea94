import { Clock } from '../clock';
import { RequestContext } from '../context/request-context';
import { lineForPeople } from './console-output';
import { Occurrences } from './occurrences';
import { type Failure, ServiceLog } from './service-log';

class StillClock extends Clock {
  now(): string {
    return '2026-11-20T12:00:01.250Z';
  }
}

function underTest(level: 'debug' | 'error' = 'debug') {
  const texts: string[] = [];
  const failures: Failure[] = [];
  const requests = new RequestContext();
  const log = new ServiceLog(level, [{ write: (text) => texts.push(text) }], new StillClock(), requests);
  log.onFailure((failure) => failures.push(failure));
  return { log, texts, failures, requests, lines: () => texts.map((text) => JSON.parse(text)) };
}

describe('the log of the service', () => {
  it('writes a line of JSON with everything that is known', async () => {
    const { log, lines, texts, requests } = underTest();
    await requests.run({ meta: { actor: 'analyst', correlationId: 'c-1', requestId: 'r-1' } }, async () =>
      log.write({ level: 'warn', source: 'sync', message: 'slow', context: { attempts: 3 } }),
    );
    log.write({ level: 'info', source: 'hindcast', message: 'two\nlines' });
    expect(texts.every((text) => text.endsWith('\n') && text.indexOf('\n') === text.length - 1)).toBe(true);
    const time = '2026-11-20T12:00:01.250Z';
    expect(lines()).toEqual([
      {
        ...{ level: 'warn', time, source: 'sync', message: 'slow', context: { attempts: 3 } },
        ...{ requestId: 'r-1', correlationId: 'c-1', class: null, code: null },
      },
      {
        ...{ level: 'info', time, source: 'hindcast', message: 'two\nlines', context: {} },
        ...{ requestId: null, correlationId: null, class: null, code: null },
      },
    ]);
  });

  it('writes nothing below its level, and tells of failures all the same', () => {
    const { log, texts, failures } = underTest('error');
    log.write({ level: 'warn', source: 'sync', message: 'down', failure: { class: 'external-call' } });
    expect([texts, failures]).toMatchObject([[], [{ class: 'external-call', source: 'sync', message: 'down' }]]);
  });

  it('gives errors a class that nobody has given one', () => {
    const { log, lines } = underTest();
    log.write({ level: 'error', source: 'x', message: 'boom' });
    log.write({ level: 'error', source: 'x', message: 'boom', context: { stack: 'SqliteError: database or disk is full' } });
    log.write({ level: 'error', source: 'x', message: "ENOSPC: no space left on device, open 'a'" });
    log.write({ level: 'fatal', source: 'x', message: 'boom' });
    log.write({ level: 'warn', source: 'x', message: 'boom' });
    log.write({ level: 'error', source: 'x', message: 'told elsewhere', failure: null });
    expect(lines().map((line) => line.class)).toEqual(['unexpected', 'storage', 'storage', 'critical', null, null]);
  });

  it('writes what JSON cannot hold as well as it can, and never throws', () => {
    const { log, lines } = underTest();
    const strange = {
      big: 12n,
      nothing: undefined,
      get trap(): string {
        throw new Error('no');
      },
    };
    expect(() => log.write({ level: 'info', source: 'x', message: 'strange', context: strange })).not.toThrow();
    expect(lines()[0]).toMatchObject({ message: 'strange' });
  });
});

describe('occurrences', () => {
  it('are told once for each error, with its code and stack', () => {
    const { log, lines } = underTest();
    const occurrences = new Occurrences(log);
    const error = Object.assign(new Error('no disk'), { code: 'ENOSPC' });
    occurrences.failed('prediction', { source: 'predictions', message: 'no prediction was issued', error });
    occurrences.failed(null, { source: 'http', message: 'POST /v1/predictions', error });
    expect(lines()).toMatchObject([
      {
        ...{ level: 'error', class: 'prediction', code: 'ENOSPC', message: 'no prediction was issued: no disk' },
        context: { stack: expect.stringContaining('no disk') },
      },
    ]);
  });

  it('of others are warnings without a stack; what is critical is fatal', () => {
    const { log, lines } = underTest();
    const occurrences = new Occurrences(log);
    occurrences.failed('external-call', { source: 'sync', message: 'official results', error: new Error('503') });
    occurrences.failed('critical', { source: 'x', message: 'gone', error: 'the log' });
    expect(lines()).toMatchObject([
      { level: 'warn', context: {} },
      { level: 'fatal', message: 'gone: the log' },
    ]);
  });
});

describe('a line for people', () => {
  it('is readable, with its context and its stack', () => {
    const { log, texts } = underTest();
    log.write({ level: 'warn', source: 'sync', message: 'slow', context: { attempts: 3, stack: 'Error: slow\n    at x' } });
    expect(lineForPeople(texts[0] ?? '')).toBe('12:00:01.250 warn  [sync] slow {"attempts":3}\nError: slow\n    at x\n');
  });

  it('does not let a text move the cursor', () => {
    const { log, texts } = underTest();
    log.write({ level: 'info', source: 'http', message: 'GET /\u001b[2J\r\nforged line' });
    expect(lineForPeople(texts[0] ?? '')).toBe('12:00:01.250 info  [http] GET /\\u001b[2J\\r\\nforged line\n');
  });
});
