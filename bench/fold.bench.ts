import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import type { RecordedEvent } from '#events/kernel';
import { LogFile } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import { buildReadSide, fingerprintOf, type Fold, type Key } from '#projections/runner';
import { RawLog } from './raw-log';
import { type Bar, median, perSecond, timed } from './report';

const rounds = 3;

/** Reading the whole log, and computing the whole read side from it, beside the bare work. */
export async function foldBars(directory: string, events: number): Promise<Bar[]> {
  const file = join(directory, 'log.db');
  const rates = { raw: [] as number[], scan: [] as number[], bare: [] as number[], rebuild: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const raw = new RawLog(file);
    const measured = [
      await timed(() => raw.scan()),
      await timed(() => scan(file)),
      await timed(() => bareFold(file)),
      await timed(() => rebuild(file, round)),
    ];
    raw.close();
    if (round === 0) continue;
    for (const [index, name] of (['raw', 'scan', 'bare', 'rebuild'] as const).entries())
      rates[name].push(perSecond(events, measured[index] ?? 0));
  }
  const [raw, scanned, bare, rebuilt] = [median(rates.raw), median(rates.scan), median(rates.bare), median(rates.rebuild)];
  return [
    {
      name: 'scan with parsed envelopes, to the raw scan with JSON.parse',
      measured: scanned / raw,
      limit: 0.85,
      atLeast: true,
      unit: '×',
      note: `${scanned} to ${raw} events/s`,
    },
    {
      name: 'rebuild of all read models, to the bare fold',
      measured: rebuilt / bare,
      limit: 0.5,
      atLeast: true,
      unit: '×',
      note: `${rebuilt} to ${bare} events/s`,
    },
    {
      name: `rebuild of ${events} events, peak memory`,
      measured: await rebuildMemory(file),
      limit: 300,
      atLeast: false,
      unit: 'MB',
      note: 'in a process of its own',
    },
  ];
}

function scan(file: string): number {
  const log = new LogFile(file, eventCatalog);
  let events = 0;
  for (const chunk of log.scan(0)) events += chunk.length;
  log.close();
  return events;
}

/** Every event through every fold, into rows that are kept in memory and written nowhere. */
function bareFold(file: string): number {
  const log = new LogFile(file, eventCatalog);
  const rows = projectionCatalog.map(() => new Map<Key, object | null>());
  for (const chunk of log.scan(0)) for (const event of chunk) foldBare(rows, event);
  log.close();
  return rows.length;
}

function foldBare(rows: readonly Map<Key, object | null>[], event: RecordedEvent): void {
  projectionCatalog.forEach(({ on }, model) => {
    const fold = on[event.type];
    if (!fold) return;
    const kept = rows[model] as Map<Key, object | null>;
    for (const key of [fold.key(event)].flat() as Key[]) kept.set(key, folded(fold, kept.get(key) ?? null, event, key));
  });
}

function folded(fold: Fold<object, RecordedEvent>, row: object | null, event: RecordedEvent, key: Key): object | null {
  if (fold.start) return fold.start(event, key);
  return fold.add ? fold.add(row, event, key) : fold.change(row ?? {}, event, key);
}

/** Computes the read side beside the log. */
export async function rebuild(file: string, round: number): Promise<void> {
  const log = new LogFile(file, eventCatalog);
  const fingerprint = await fingerprintOf(projectionCatalog);
  await buildReadSide(log, projectionCatalog, { file: `${file}.read-${round}`, upTo: log.head, fingerprint }, () => {});
  log.close();
}

async function rebuildMemory(file: string): Promise<number> {
  const child = fork(join(__dirname, 'rebuild-memory.js'), [file]);
  const [megabytes] = (await once(child, 'message')) as [number];
  return megabytes;
}
