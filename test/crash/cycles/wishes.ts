import { dailyDate, dailyRow } from '../../support/daily-game';

/** A request that changes something, under an Idempotency-Key of its own; done once it has led to one event of a type. */
export type Wish = Readonly<{ key: string; path: string; type: string; body: string; leadsTo: string }>;

/** What a load asks about: the game's next date that nothing was recorded of, and a model that predicts. */
export type Ground = { nextDate: number; readonly modelId: string };

type Parts = Omit<Wish, 'key'>;

const draws = '/v1/games/daily/draws';
const json = (path: string, body: object, leadsTo: string): Parts => ({
  path,
  type: 'application/json',
  body: JSON.stringify(body),
  leadsTo,
});
const file = (rows: readonly string[]): Parts => ({
  path: '/v1/games/daily/imports',
  type: 'text/csv',
  body: ['date,n1,n2,n3', ...rows].join('\n'),
  leadsTo: 'ImportStarted',
});

/** Many small requests and a few large ones, without an end, in groups that build on each other; the same for the same random numbers. */
export function* wishes(name: string, random: () => number, ground: Ground): Generator<Wish[]> {
  for (let number = 0; ; number++) yield some(random, ground).map((wish, part) => ({ key: `${name}-${number}-${part}`, ...wish }));
}

function some(random: () => number, ground: Ground): Parts[] {
  const kind = random();
  if (kind < 0.55) return [byHand(ground.nextDate++)];
  if (kind < 0.7) return [json('/v1/predictions', { modelId: ground.modelId }, 'PredictionIssued')];
  if (kind < 0.8) return corrected(ground.nextDate++);
  if (kind < 0.9) return dismissed(ground.nextDate++);
  if (kind < 0.97) return [file(nextRows(ground, 20 + Math.floor(random() * 40)))];
  if (kind < 0.985) return [json('/v1/trainings', { game: 'daily', algorithm: 'frequency' }, 'TrainingRequested')];
  return [json('/v1/projections/rebuild', {}, 'ReadSideRebuildRequested')];
}

const byHand = (index: number): Parts => json(draws, { date: dailyDate(index), numbers: { main: [1, 2, 3] } }, 'DrawIngested');

const corrected = (index: number): Parts[] => [
  byHand(index),
  json(`${draws}/${dailyDate(index)}/correction`, { numbers: { main: [4, 5, 6] }, reason: 'a slip of the pen' }, 'DrawCorrected'),
];

/** A draw by hand, a file that tells otherwise, and a person who says that the record is right. */
const dismissed = (index: number): Parts[] => [
  byHand(index),
  file([dailyRow(index)]),
  json(`${draws}/${dailyDate(index)}/conflicts/dismiss`, { reason: 'the file is wrong' }, 'DrawConflictsDismissed'),
];

function nextRows(ground: Ground, rows: number): string[] {
  return Array.from({ length: rows }, () => dailyRow(ground.nextDate++));
}
