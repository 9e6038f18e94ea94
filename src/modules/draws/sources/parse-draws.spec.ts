import fc from 'fast-check';
import { gameNamed, powerball } from '../../../../test/support/games';
import { parsed, refusalOf } from '../../../../test/support/parsed';
import { drawDatesBetween } from '../domain/draw-calendar';
import { eraOf, type Game } from '../domain/game';
import { rowsMax } from './parse-draws';

const canonical = 'draw_date,n1,n2,n3,n4,n5,powerball,power_play';
const rows = async (content: string | object, game = powerball) => (await parsed(game, content)).rows;
const draw = { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, multiplier: 2, secondary: {} };
const doublePlay = { white: [2, 17, 30, 41, 66], powerball: [9] };

describe('reading a file of draws', () => {
  it.each<[string, string, object?]>([
    ['canonical', `${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`],
    ['canonical', `\ufeffDraw Date, N1,N2,N3,N4,N5,Powerball,Power Play\r\n"2026-08-05", 14 ,20,59,60,61,25,2\r\n`],
    ['canonical', `${canonical},double_play\n2026-08-05,14,20,59,60,61,25,2,2 17 30 41 66 + 9\n`, { secondary: { doublePlay } }],
    ['ny-open-data', 'Draw Date,Winning Numbers,Multiplier,double_play_winning_numbers\n08/05/2026,14 20 59 60 61 25,2,\n'],
    [
      'ny-open-data',
      'Draw Date,Winning Numbers,Multiplier,double_play_winning_numbers\n08/05/2026,14 20 59 60 61 25,2,02 17 30 41 66 09\n',
      { secondary: { doublePlay } },
    ],
    ['columns', 'Date\tNum1\tNum2\tNum3\tNum4\tNum5\tPB\tMultiplier\nAugust 5, 2026\t61\t14\t20\t59\t60\t25\t2X\n'],
    ['columns', 'year;month;day;ball1;ball2;ball3;ball4;ball5;red ball;PP\n2026;8;5;14;20;59;60;61;25;02\n'],
    ['grouped', 'date,white_balls,red_ball,power_play\nWed 08/05/2026,14|20|59|60|61,25,2X\n'],
    ['grouped', 'Date,White Balls,Powerball,Multiplier\n5-Aug-2026,"[14, 20, 59, 60, 61]",25,2\n'],
    ['grouped', 'date,whiteballs,powerball,multiplier\n20260805,14-20-59-60-61,25.0,x2\n'],
    ['texas', 'Powerball,8,5,2026,61,14,20,59,60,25,2\n'],
    ['headerless', '2026-08-05,14,20,59,60,61,25,2\n'],
  ])('tells the layout %s of %j', async (layout, text, more = {}) => {
    const { layout: seen, rows: read } = await parsed(powerball, text);
    expect(seen).toBe(layout);
    const [row] = read;
    expect(read).toHaveLength(1);
    expect(row && 'draw' in row && sorted(row.draw)).toEqual({ ...draw, ...more });
  });

  it('reads JSON as open data has it, and as this API does', async () => {
    const socrata = [{ draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25', multiplier: '2' }];
    const own = { items: [{ date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, powerPlay: 2, secondary: {} }] };
    for (const [layout, content] of [
      ['socrata-json', socrata],
      ['json', own],
    ] as const) {
      expect(await parsed(powerball, content)).toEqual({ layout, rows: [{ line: 1, text: expect.any(String), draw }] });
      expect(await parsed(powerball, JSON.stringify(content))).toEqual(await parsed(powerball, content));
    }
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.concat([Buffer.from(`${canonical},note\n2026-08-05,14,20,59,60,61,25,2,`), Buffer.from([0xe9, 0x0a])])],
  ])('reads %s', async (_, bytes) => {
    expect(await rows(bytes)).toMatchObject([{ draw }]);
  });

  it('takes an empty multiplier, and a file without one, as not known', async () => {
    expect(await rows(`${canonical}\n2026-08-05,14,20,59,60,61,25,\n`)).toMatchObject([{ draw: { multiplier: null } }]);
    expect(await rows(`${canonical}\n2026-08-05,14,20,59,60,61,25,0X\n`)).toMatchObject([{ draw: { multiplier: null } }]);
    expect(await rows('draw_date,n1,n2,n3,n4,n5,powerball\n2026-08-05,14,20,59,60,61,25\n')).toMatchObject([
      { draw: { multiplier: null } },
    ]);
  });

  it('finds fault with rows one by one, by their line in the file', async () => {
    const bad = ['2026-08-05,14,20,59,60', '2026-08-05,14,20,x,60,61,25,2', '2026-08-05,14,20,59,60,61,25,two', 'soon,14,20,59,60,61,25,2'];
    expect(await rows([canonical, '', ...bad].join('\n'))).toMatchObject([
      { line: 3, problem: { code: 'wrong-cells' } },
      { line: 4, problem: { code: 'not-an-integer' } },
      { line: 5, problem: { code: 'invalid-multiplier' } },
      { line: 6, problem: { code: 'invalid-date', message: '“soon” is not a date' } },
    ]);
    expect(await rows('Powerball,8,5,2026,61,14,20,59,60,25,2\nMega Millions,8,5,2026,61,14,20,59,60,25,2\n')).toMatchObject([
      { draw: { date: '2026-08-05' } },
      { line: 2, problem: { code: 'other-game' } },
    ]);
    expect(await rows('Draw Date,Winning Numbers\n08/05/2026,14 20 59 60 61\n')).toMatchObject([{ problem: { code: 'wrong-count' } }]);
    expect(await rows([{ draw_date: '2026-08-05', winning_numbers: '14 20 59 60 61 25', multiplier: '2' }, 7])).toMatchObject([
      { draw },
      { line: 2, problem: { code: 'unreadable-row' } },
    ]);
  });

  it('lets a quote that is not closed cost its own row alone', async () => {
    const good = '2026-08-05,14,20,59,60,61,25,2';
    const text = [canonical, `"${good}`, ...Array.from({ length: 12 }, () => good)].join('\n');
    const read = await rows(text);
    expect(read).toHaveLength(13);
    expect(read[0]).toMatchObject({ line: 2, problem: {} });
    expect(read.slice(1).every((row) => 'draw' in row)).toBe(true);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('tells the line that a row begins on, also after cells of several lines (%s)', async (_, end) => {
    const row = '2026-08-05,14,20,59,60,61,25,2';
    const text = [`${canonical},note`, '', `${row},"two`, 'lines"', `${row},one`].join(end);
    expect(await rows(text)).toMatchObject([
      { line: 3, draw },
      { line: 5, draw },
    ]);
  });

  it.each([
    ['empty-body', ''],
    ['empty-body', ' \n'],
    ['not-text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])],
    ['not-text', Buffer.from([0xff, 0xfe, 0x41])],
    ['not-text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['unknown-layout', '<!doctype html><html></html>'],
    ['unknown-layout', 'a,b,c\n1,2,3\n'],
    ['unknown-layout', 'draw_date,n1,n1,n2,n3,n4,n5,powerball\n2026-08-05,1,14,20,59,60,61,25\n'],
    ['unknown-layout', '{"message": "throttled"}'],
    ['unknown-layout', '[{"draw_date": "2026-08-05"'],
    ['json-too-deep', `[{"a":${'['.repeat(100)}${']'.repeat(100)}}]`],
    ['no-rows', '[]'],
    ['no-rows', `${canonical}\n`],
    ['too-many-rows', `${canonical}\n${'x\n'.repeat(rowsMax + 1)}`],
  ])('refuses a whole file with %s', async (code, content) =>
    expect(await refusalOf(powerball, content)).toEqual({ rejected: code, detail: expect.any(String) }),
  );

  it('says what it saw and what it accepts', async () => {
    const { detail } = await refusalOf(gameNamed('mega-millions'), 'a,b,c\n1,2,3\n');
    expect(detail).toMatch(/seen: a,b,c; accepted headers: draw_date,n1,…,n5,megaball/);
  });
});

describe('the order of day and month', () => {
  const file = (...dates: string[]) => ['date,n1,n2,n3,n4,n5,powerball', ...dates.map((date) => `${date},14,20,59,60,61,25`)].join('\n');
  const dates = async (...written: string[]) =>
    (await rows(file(...written))).map((row) => ('draw' in row ? row.draw.date : row.problem.code));

  it('is decided by the whole file', async () => {
    expect(await dates('05/08/2026', '25/07/2026')).toEqual(['2026-08-05', '2026-07-25']);
    expect(await dates('08/05/2026', '07/25/2026')).toEqual(['2026-08-05', '2026-07-25']);
  });

  it('is decided by the draw calendar where every cell could be both', async () => {
    expect(await dates('05.08.2026', '01.08.2026')).toEqual(['2026-08-05', '2026-08-01']);
    expect(await dates('8-5-2026', '8-1-2026')).toEqual(['2026-08-05', '2026-08-01']);
  });

  it('is never decided row by row: the rows that do not fit are found fault with later', async () => {
    expect(await dates('08/05/2026', '08/01/2026', '07/29/2026', '25/07/2026')).toEqual([
      '2026-08-05',
      '2026-08-01',
      '2026-07-29',
      '2026-25-07',
    ]);
  });

  it('is asked for where nothing tells', async () => {
    const refused = await refusalOf(powerball, file('04/04/2026'));
    expect(refused).toMatchObject({ rejected: 'ambiguous-dates', detail: expect.stringContaining('4/4/2026') });
  });

  it('is not shifted by a time of day or a zone', async () => {
    expect(await dates('2026-08-05T00:00:00.000', '2026-08-05T23:59:59-12:00', '2026-08-05 22:59')).toEqual(Array(3).fill('2026-08-05'));
  });
});

describe('any draws in any layout', () => {
  type Told = { date: string; numbers: Record<string, number[]>; multiplier: number | null };

  const drawsOf = (game: Game) =>
    fc
      .uniqueArray(fc.constantFrom(...drawDatesBetween(game, '2018-01-01', '2024-12-31')), { minLength: 3, maxLength: 12 })
      .chain((dates) => fc.tuple(...dates.map((date) => drawOf(game, date))));
  const drawOf = (game: Game, date: string): fc.Arbitrary<Told> => {
    const pools = Object.entries(eraOf(game, date).pools).map(
      ([pool, { pick, size }]) => [pool, fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: pick, maxLength: pick })] as const,
    );
    return fc.record({
      date: fc.constant(date),
      numbers: fc.record(Object.fromEntries(pools)),
      multiplier: game.multiplier ? fc.constantFrom(null, 2, 3, 4, 5) : fc.constant(null),
    });
  };

  const dateAs = {
    iso: (date: string) => date,
    american: (date: string) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`,
    european: (date: string) => `${Number(date.slice(8))}.${Number(date.slice(5, 7))}.${date.slice(0, 4)}`,
    words: (date: string) =>
      new Date(`${date}T12:00Z`).toLocaleDateString('en-US', {
        weekday: 'short',
        month: 'long',
        day: 'numeric',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  };
  const encodings = {
    utf8: (text: string) => Buffer.from(text),
    utf8Marked: (text: string) => Buffer.from(`\ufeff${text}`),
    utf16: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    utf16Swapped: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  };
  const padded = (cell: string) => (cell === '' ? cell : `" ${cell} "`);
  const cellAs = {
    plain: (cell: string, delimiter: string) => (cell.includes(delimiter) ? `"${cell}"` : cell),
    padded,
  };

  const pick = (record: object) => fc.constantFrom(...Object.keys(record));
  const way = fc.record({
    date: pick(dateAs),
    layout: fc.constantFrom('columns', 'grouped', 'all'),
    joint: fc.constantFrom(' ', '|', '-', ', '),
    bracket: fc.boolean(),
    delimiter: fc.constantFrom(',', ';', '\t'),
    cell: pick(cellAs),
    end: fc.constantFrom('\n', '\r\n'),
    encoding: pick(encodings),
  });
  type Way = typeof way extends fc.Arbitrary<infer Chosen> ? Chosen : never;

  function written(game: Game, draws: readonly Told[], chosen: Way): Buffer {
    const pools = Object.keys(game.pools);
    const join = (numbers: readonly number[]) => (chosen.bracket ? `[${numbers.join(', ')}]` : numbers.join(chosen.joint));
    const column = (pool: string) => game.pools[pool]?.columns[0] as string;
    const header = { columns: columnsHeader, grouped: groupedHeader, all: () => ['Winning Numbers'] }[chosen.layout as 'columns']();
    function columnsHeader() {
      return pools.flatMap((pool) => {
        const count = draws[0]?.numbers[pool]?.length ?? 1;
        return count === 1 ? [column(pool)] : Array.from({ length: count }, (_, index) => `${column(pool)} ${index + 1}`);
      });
    }
    function groupedHeader() {
      return pools.map((pool) => game.pools[pool]?.columns.find((name) => name.endsWith('s')) ?? column(pool));
    }
    const balls = ({ numbers }: Told) => {
      if (chosen.layout === 'all') return [join(pools.flatMap((pool) => numbers[pool] ?? []))];
      if (chosen.layout === 'grouped') return pools.map((pool) => join(numbers[pool] ?? []));
      return pools.flatMap((pool) => (numbers[pool] ?? []).map(String));
    };
    const cell = (text: string) => cellAs[chosen.cell as 'plain'](text, chosen.delimiter);
    const multiplier = game.multiplier ? ['Multiplier'] : [];
    const lines = [
      ['Draw Date', ...header, ...multiplier],
      ...draws.map((told) => [
        dateAs[chosen.date as 'iso'](told.date),
        ...balls(told),
        ...(game.multiplier ? [told.multiplier === null ? '' : String(told.multiplier)] : []),
      ]),
    ];
    const text = lines.map((line) => line.map(cell).join(chosen.delimiter)).join(chosen.end);
    return encodings[chosen.encoding as 'utf8'](text);
  }

  it.each(['powerball', 'mega-millions', 'lotto-america', 'euromillions'])('of %s are read as the same draws', async (id) => {
    const game = gameNamed(id);
    const property = fc.asyncProperty(drawsOf(game), way, async (draws, chosen) => {
      const { rows: read } = await parsed(game, written(game, draws, chosen));
      expect(read.map((row) => ('draw' in row ? row.draw : row.problem))).toEqual(draws.map((told) => ({ ...told, secondary: {} })));
    });
    await fc.assert(property, { numRuns: 150, seed: 20_261_121 });
  });
});

function sorted<Read extends { numbers: Readonly<Record<string, readonly number[]>> }>(read: Read) {
  return {
    ...read,
    numbers: Object.fromEntries(Object.entries(read.numbers).map(([pool, balls]) => [pool, [...balls].sort((a, b) => a - b)])),
  };
}
