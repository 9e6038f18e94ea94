import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { canonicalJson } from '#events/store';
import { Settings } from '#modules/configuration';
import { Ids, RequestContext } from '#modules/platform';
import { RequestTrainingCommand } from '#modules/training';
import { CommandBus } from '@nestjs/cqrs';
import { AppModule } from '#app/app.module';
import { openStores } from '#app/stores';
import { drawAppend, openLog, scratchDirectory } from './fixture';
import { RawLog } from './raw-log';
import { type Bar, median, perSecond, timed } from './report';

const rounds = 5;
const inFlight = 64;

/** Single durable appends: the raw insert with its fsync, and the whole command path (bus, load, decide, contract, append). */
export async function appendBars(): Promise<Bar[]> {
  const raw = await rawLog();
  const path = await commandPath();
  const rates: { raw: number[]; one: number[]; many: number[] } = { raw: [], one: [], many: [] };
  for (let round = 0; round <= rounds; round++) {
    const measured = [await rawRound(raw, round), await path.oneByOne(1_500), await path.concurrent(12_000)] as const;
    if (round === 0) continue;
    rates.raw.push(measured[0]);
    rates.one.push(measured[1]);
    rates.many.push(measured[2]);
  }
  raw.close();
  await path.close();
  const [base, one, many] = [median(rates.raw), median(rates.one), median(rates.many)];
  const note = (rate: number) => `${rate}/s to ${base}/s raw`;
  return [
    {
      name: 'append, whole command path, 64 in flight, to raw one by one',
      measured: many / base,
      limit: 3.5,
      atLeast: true,
      unit: '×',
      note: note(many),
    },
    {
      name: 'append, whole command path, one at a time, to raw',
      measured: one / base,
      limit: 0.65,
      atLeast: true,
      unit: '×',
      note: note(one),
    },
  ];
}

/** A log that is only written. */
export async function rawLog(): Promise<RawLog> {
  const directory = scratchDirectory();
  (await openLog(directory)).close();
  return new RawLog(join(directory, 'log.db'));
}

/** How many events a second it takes, each durable by itself. */
export async function rawRound(raw: RawLog, round: number): Promise<number> {
  const events = Array.from({ length: 1_500 }, (_, index) => {
    const { stream, events: of } = drawAppend(index, `raw-${round}`);
    return {
      stream: `${stream}-${index}`,
      data: canonicalJson(of[0]?.data),
      meta: '{"actor":"anonymous","correlationId":"c","requestId":"r"}',
    };
  });
  return perSecond(
    events.length,
    await timed(() => {
      for (const event of events) raw.append([event]);
    }),
  );
}

async function commandPath() {
  const directory = scratchDirectory();
  const settings = new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), false);
  const stores = await openStores(Object.assign(settings, { queueMax: Number.POSITIVE_INFINITY }));
  const app = await NestFactory.createApplicationContext(AppModule.over(stores), { logger: ['error'] });
  await app.init();
  // Commands look at the read side's moment. What following the log costs beside them stands in the fold bars.
  await stores.readSide.open();
  await stores.readSide.close();
  const [bus, context, ids] = [app.get(CommandBus), app.get(RequestContext), app.get(Ids)];
  const command = new RequestTrainingCommand({ game: 'powerball', algorithm: 'uniform', seed: 1 });
  const request = () => context.run({ meta: { actor: 'anonymous', correlationId: ids.next() } }, () => bus.execute(command));
  const oneByOne = async (count: number) =>
    perSecond(
      count,
      await timed(async () => {
        for (let index = 0; index < count; index++) await request();
      }),
    );
  const concurrent = async (count: number) => {
    let begun = 0;
    const client = async () => {
      while (begun++ < count) await request();
    };
    return perSecond(count, await timed(() => Promise.all(Array.from({ length: inFlight }, client))));
  };
  const close = async () => {
    await app.close();
    await stores.close();
  };
  return { oneByOne, concurrent, close };
}
