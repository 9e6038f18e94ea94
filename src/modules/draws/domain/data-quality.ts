import { Temporal } from '@js-temporal/polyfill';
import { drawDatesBetween, latestDraw } from './draw-calendar';
import { eraOf, type Game } from './game';

/** A draw on record, as far as completeness is about it. `source` tells where it came from. */
export type KnownDraw = Readonly<{ date: string; source: string }>;

/** Draw dates without a result, one after the other, and the sources on both sides. */
export type Gap = Readonly<{ from: string; to: string; draws: number; before: string; after: string }>;

/** How complete a game's record is. */
export type Completeness = Readonly<{
  draws: number;
  firstDate: string | null;
  lastDate: string | null;
  /** Draw dates between the first and the last draw on record that have no result, oldest first. */
  missing: readonly string[];
  gaps: readonly Gap[];
  eras: readonly Readonly<{ era: string; expected: number; onRecord: number }>[];
  sources: readonly Readonly<{ source: string; draws: number; firstDate: string; lastDate: string; missing: number }>[];
  freshness: Readonly<{ expectedThrough: string | null; behind: number }>;
}>;

/** What the draws alone tell, whatever the time is. */
export type Coverage = Omit<Completeness, 'freshness'>;

/** Holds draws against the calendar between the first and the last of them. @param draws in the order of their dates */
export function coverageOf(game: Game, draws: readonly KnownDraw[]): Coverage {
  const [first, last] = [draws[0], draws.at(-1)];
  const dates = first && last ? drawDatesBetween(game, first.date, last.date) : [];
  const known = new Set(draws.map(({ date }) => date));
  const missing = dates.filter((date) => !known.has(date));
  return {
    draws: draws.length,
    firstDate: first?.date ?? null,
    lastDate: last?.date ?? null,
    missing,
    gaps: gapsBetween(dates, draws),
    eras: erasOf(game, dates, known),
    sources: sourcesOf(game, draws),
  };
}

/** Runs of missing dates. */
function gapsBetween(dates: readonly string[], draws: readonly KnownDraw[]): Gap[] {
  const sources = new Map(draws.map(({ date, source }) => [date, source]));
  const gaps: Gap[] = [];
  let before = '';
  let run: string[] = [];
  for (const date of dates) {
    const source = sources.get(date);
    if (source === undefined) {
      run.push(date);
      continue;
    }
    if (run.length > 0) gaps.push({ from: run[0] as string, to: run.at(-1) as string, draws: run.length, before, after: source });
    run = [];
    before = source;
  }
  return gaps;
}

function erasOf(game: Game, dates: readonly string[], known: ReadonlySet<string>): Completeness['eras'] {
  const eras = new Map<string, { era: string; expected: number; onRecord: number }>();
  for (const date of dates) {
    const { id } = eraOf(game, date);
    const counted = eras.get(id) ?? { era: id, expected: 0, onRecord: 0 };
    counted.expected++;
    if (known.has(date)) counted.onRecord++;
    eras.set(id, counted);
  }
  return [...eras.values()];
}

/** Each source by itself: what it told, and what it lacks between its own first and last draw. */
function sourcesOf(game: Game, draws: readonly KnownDraw[]): Completeness['sources'] {
  const spans = new Map<string, string[]>();
  for (const { date, source } of draws) {
    const dates = spans.get(source);
    if (dates) dates.push(date);
    else spans.set(source, [date]);
  }
  return [...spans].map(([source, dates]) => {
    const [firstDate, lastDate] = [dates[0] as string, dates.at(-1) as string];
    const expected = drawDatesBetween(game, firstDate, lastDate).length;
    return { source, draws: dates.length, firstDate, lastDate, missing: expected - dates.length };
  });
}

/** How far the last draw on record is behind what should be known by now. @param now UTC ISO 8601. @param hours after a draw by which its result is expected */
export function freshnessOf(game: Game, lastDate: string | null, now: string, hours: number): Completeness['freshness'] {
  const by = Temporal.Instant.from(now).subtract({ hours }).toString({ fractionalSecondDigits: 3 });
  const expectedThrough = latestDraw(game, by);
  if (expectedThrough === null || lastDate === null || expectedThrough <= lastDate) return { expectedThrough, behind: 0 };
  return { expectedThrough, behind: drawDatesBetween(game, lastDate, expectedThrough).length - 1 };
}
