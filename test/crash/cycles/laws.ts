import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eventCatalog } from '#events/catalog';
import { LogFile, verifyLog } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import { verifyReadSide } from '#projections/runner';
import { isAcknowledged, type Outcome } from './callers';

/** A root of the log that somebody has kept. */
export type KeptRoot = Readonly<{ size: number; root: string }>;

type Effect = Readonly<{ key: string; type: string; events: number; first: number; committedAt: number | null }>;

/** How often each request has led to what it asks for after a position, and where. */
function effects(logFile: string, after: number): Map<string, Effect> {
  const log = new Database(logFile, { readonly: true });
  try {
    const found = log
      .prepare<[number], Effect>(
        `SELECT e.correlation_id AS key, t.name AS type, count(*) AS events, min(e.position) AS first, c.position AS committedAt
         FROM events e JOIN event_types t ON t.id = e.type_id LEFT JOIN commands c ON c.id = e.correlation_id
         WHERE e.position > ? GROUP BY 1, 2`,
      )
      .all(after);
    return new Map(found.map((effect) => [`${effect.key} ${effect.type}`, effect]));
  } finally {
    log.close();
  }
}

/** What was acknowledged is on record where it was said to be, once; what was refused is not. @param after all of it came after this position */
export function brokenPromises(logFile: string, outcomes: readonly Outcome[], after: number): string[] {
  const found = effects(logFile, after);
  return outcomes.flatMap((outcome) => {
    const { wish, answer } = outcome;
    if (answer === null) return [];
    const effect = found.get(`${wish.key} ${wish.leadsTo}`);
    if (!isAcknowledged(outcome)) return effect ? [`${wish.key} was refused, and is on record`] : [];
    return asAcknowledged(answer.position, effect) ? [] : [`${wish.key} was acknowledged at position ${answer.position}: ${told(effect)}`];
  });
}

const asAcknowledged = (position: number, effect: Effect | undefined): boolean =>
  effect?.events === 1 && effect.committedAt === position && effect.first <= position;

const told = (effect: Effect | undefined): string =>
  effect ? `it was done ${effect.events} times, first at ${effect.first}, and committed at ${effect.committedAt}` : 'it is not on record';

/** Positions and versions have no gap, the tree is that of the lines, the read side is what the log says. */
export async function brokenLaws(directory: string): Promise<string[]> {
  const logFile = join(directory, 'data/log.db');
  const log = new LogFile(logFile, eventCatalog);
  try {
    const readSide = await verifyReadSide(join(directory, 'data/read'), log, projectionCatalog);
    const isCompared = / were compared at position /.test(readSide.state);
    return [...verifyLog(logFile).problems, ...readSide.problems, ...(isCompared ? [] : [readSide.state])];
  } finally {
    log.close();
  }
}

/** The log still begins with what a root was kept of. */
export function brokenRoot(logFile: string, { size, root }: KeptRoot): string[] {
  const log = new LogFile(logFile, eventCatalog);
  try {
    if (size > log.head) return [`a checkpoint of ${size} events was given out, and the log has ${log.head}`];
    return log.tree.root(size).toString('base64') === root
      ? []
      : [`the first ${size} events are not those that a checkpoint was given out of`];
  } finally {
    log.close();
  }
}

/** Folders of models that a crash has left half-written. */
export const unfinishedArtifacts = (models: string): string[] =>
  (existsSync(models) ? readdirSync(models) : []).filter((name) => name.startsWith('.')).map((name) => join(models, name));
