// Writes the synthetic sample history: a fair machine's draws on the real calendar, the same bytes every time.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const seed = 20_151_007;
const from = '2015-10-07';
const to = '2026-10-31';
/** Power Play wheel of the era: value and how many of its 42 places it has. */
const wheel = [
  [2, 24],
  [3, 13],
  [4, 3],
  [5, 2],
];

/** Mulberry32: uniform numbers in [0, 1) from a seed of 32 bits. */
export function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `pick` different balls of 1..size, ascending. */
function drawBalls(random, { pick, size }) {
  const drawn = new Set();
  while (drawn.size < pick) drawn.add(1 + Math.floor(random() * size));
  return [...drawn].sort((a, b) => a - b);
}

function spin(random) {
  let place = Math.floor(random() * 42);
  for (const [value, places] of wheel) {
    if (place < places) return value;
    place -= places;
  }
  return 5;
}

/** The sample's text. */
export function sampleCsv() {
  const game = JSON.parse(readFileSync(join(root, 'data/games/powerball.json'), 'utf8'));
  const era = game.eras.findLast(({ firstDraw }) => firstDraw <= from);
  const random = mulberry32(seed);
  const lines = ['draw_date,n1,n2,n3,n4,n5,powerball,power_play'];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(day).getUTCDay()];
    if (!era.schedule.findLast((span) => span.from <= date).weekdays.includes(weekday)) continue;
    lines.push([date, ...drawBalls(random, era.pools.white), ...drawBalls(random, era.pools.powerball), spin(random)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'data/sample/powerball.csv'), sampleCsv());
