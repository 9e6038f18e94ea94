import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { EmmettPeer, type EmmettSqlite } from './emmett-peer';
import { drawAppend, meta, openLog, scratchDirectory } from './fixture';
import { rebuild } from './fold.bench';
import { type Bar, median, perSecond, timed } from './report';
import { TypeormPeer } from './typeorm-peer';

/** An event store to be measured beside others: the same events, each durable. */
export interface Peer {
  /** Appends one event to a new stream. */
  appendOne(index: number): Promise<unknown>;
  /** Appends a hundred events to a new stream at once. */
  appendHundred(index: number): Promise<unknown>;
  /** Reads every event there is, parsed. @returns how many there were */
  readAll(): Promise<number>;
  close(): Promise<void>;
}

const singles = 400;
const batches = 60;
const rounds = 5;
const rebuiltEvents = 20_000;
const peerRebuiltEvents = 2_000;

type Rates = Readonly<Record<'one' | 'hundred' | 'all', number>>;

/** The log beside other ways to keep events in SQLite, in turns: what else the disk does then meets all of them. */
export async function peerBars(): Promise<Bar[]> {
  const sqlite = emmettSqlite();
  const peers = [
    await ownPeer(),
    await TypeormPeer.open(scratchDirectory()),
    ...(sqlite ? [await EmmettPeer.open(scratchDirectory(), sqlite)] : []),
  ];
  const [own, typeorm, emmett] = await ratesOf(peers);
  const bars = compared('TypeORM insert', own as Rates, typeorm as Rates);
  if (!sqlite || !emmett) return bars;
  bars.push(...compared("Emmett's best", own as Rates, emmett));
  const rebuilding = await EmmettPeer.open(scratchDirectory(), sqlite);
  bars.push(bar("rebuild, to Emmett's best", await ownRebuildRate(), await rebuilding.rebuildRate(peerRebuiltEvents), 10));
  return bars;
}

const compared = (peer: string, own: Rates, other: Rates): Bar[] => [
  bar(`append one event, to ${peer}`, own.one, other.one, peer === 'TypeORM insert' ? 1 : 2),
  bar(`append 100 events at once, to ${peer}`, own.hundred, other.hundred, peer === 'TypeORM insert' ? 1 : 2),
  bar(`read all, to ${peer}`, own.all, other.all, peer === 'TypeORM insert' ? 1 : 2),
];

const bar = (name: string, own: number, other: number, limit: number): Bar => ({
  name,
  measured: own / other,
  limit,
  atLeast: true,
  unit: '×',
  note: `${own} to ${other} events/s`,
});

async function ratesOf(peers: readonly Peer[]): Promise<Rates[]> {
  const measured = peers.map(() => ({ one: [] as number[], hundred: [] as number[], all: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, peer] of peers.entries()) {
      const { one, hundred, all } = await measure(peer, round);
      if (round === 0) continue;
      measured[index]?.one.push(one);
      measured[index]?.hundred.push(hundred);
      measured[index]?.all.push(all);
    }
  }
  await Promise.all(peers.map((peer) => peer.close()));
  return measured.map(({ one, hundred, all }) => ({ one: median(one), hundred: median(hundred), all: median(all) }));
}

async function measure(peer: Peer, round: number): Promise<Rates> {
  const one = await timed(async () => {
    for (let index = 0; index < singles; index++) await peer.appendOne(round * singles + index);
  });
  const hundred = await timed(async () => {
    for (let index = 0; index < batches; index++) await peer.appendHundred(round * batches + index);
  });
  let count = 0;
  const all = await timed(async () => {
    count = await peer.readAll();
  });
  return { one: perSecond(singles, one), hundred: perSecond(batches * 100, hundred), all: perSecond(count, all) };
}

async function ownPeer(): Promise<Peer> {
  const log = await openLog(scratchDirectory());
  return {
    appendOne: (index) => log.append([{ ...drawAppend(index), stream: `one-${index}` }], { meta: meta(index) }),
    appendHundred: (index) => {
      const events = Array.from({ length: 100 }, (_, of) => drawAppend(of).events).flat();
      return log.append([{ stream: `hundred-${index}`, expectedVersion: 'none', events }], { meta: meta(index) });
    },
    readAll: async () => {
      let count = 0;
      for (const chunk of log.scan(0)) count += chunk.length;
      return count;
    },
    close: async () => log.close(),
  };
}

async function ownRebuildRate(): Promise<number> {
  const directory = scratchDirectory();
  const log = await openLog(directory);
  await log.append(
    Array.from({ length: rebuiltEvents }, (_, index) => drawAppend(index)),
    { meta: meta(0) },
  );
  log.close();
  const times = [await timed(() => rebuild(join(directory, 'log.db'), 0)), await timed(() => rebuild(join(directory, 'log.db'), 1))];
  return perSecond(rebuiltEvents, Math.min(...times));
}

/** Emmett, installed when it is not there yet. Undefined where that fails, which is said. */
function emmettSqlite(): EmmettSqlite | undefined {
  const directory = join(packageRoot(), 'bench/peers');
  if (!existsSync(join(directory, 'node_modules'))) {
    process.stdout.write('installing the peers (npm ci in bench/peers)\n');
    const { status, stderr } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: directory, encoding: 'utf8' });
    if (status !== 0) {
      process.stdout.write(`left out: Emmett cannot be installed here (${stderr.trim().split('\n')[0]})\n`);
      return undefined;
    }
  }
  return createRequire(join(directory, 'package.json'))('@event-driven-io/emmett-sqlite') as EmmettSqlite;
}
