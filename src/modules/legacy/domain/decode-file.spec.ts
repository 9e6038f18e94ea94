import fc from 'fast-check';
import { powerball } from '../../../../test/support/games';
import type { Cell, LegacyRow } from './cells';
import { decodeFile } from './decode-file';

type Cells = Record<string, Cell>;
const rows = (...cells: Cells[]): LegacyRow[] => cells.map((each, index) => ({ row: index + 1, cells: each }));
const set = (cells: Cells = {}): Cells => ({
  set_id: 'ridge-1',
  model_name: 'Ridge',
  created_at: '2025-06-23T14:30:00-04:00',
  is_current: 1n,
  total_predictions: 1n,
  training_duration: 12.5,
  notes: null,
  ...cells,
});
const prediction = (cells: Cells = {}): Cells => ({
  model_name: 'Ridge',
  prediction_id: 'p-1',
  prediction_set_id: 'ridge-1',
  white_numbers: '[61, 3, 44, 17, 28]',
  powerball: new Uint8Array([9, 0, 0, 0]),
  probability: 0.0123,
  features_used: '["gap"]',
  hyperparameters: '{"alpha": 1}',
  performance_metrics: '{"mse": 0.25}',
  created_at: '2025-06-23 14:30:00',
  version: 1n,
  is_active: 1n,
  ...cells,
});
const decode = (sets: Cells[], predictions: Cells[]) =>
  decodeFile({ prediction_sets: rows(...sets), model_predictions: rows(...predictions) }, powerball);
const codes = ({ problems }: ReturnType<typeof decode>) => problems.map(({ table, row, kind, code }) => [table, row, kind, code]);

describe("a file of the old application's", () => {
  it('is understood as it was meant', () => {
    const { sets, problems } = decode([set()], [prediction()]);
    expect(problems).toEqual([]);
    expect(sets).toEqual([
      {
        row: 1,
        content: {
          game: 'powerball',
          originalId: 'ridge-1',
          modelName: 'Ridge',
          createdAt: { written: '2025-06-23T14:30:00-04:00', instant: '2025-06-23T18:30:00.000Z' },
          draw: { date: '2025-06-23', basis: 'the first draw after created_at 2025-06-23T14:30:00-04:00' },
          current: true,
          totalPredictions: 1,
          trainingSeconds: 12.5,
          notes: null,
          artifactPath: null,
          tickets: [
            {
              row: 1,
              originalId: 'p-1',
              numbers: { white: [3, 17, 28, 44, 61], powerball: [9] },
              probability: 0.0123,
              createdAt: { written: '2025-06-23 14:30:00', instant: null },
              version: 1,
              active: true,
              features: ['gap'],
              hyperparameters: { alpha: 1 },
              metrics: { mse: 0.25 },
              unassigned: [],
            },
          ],
        },
      },
    ]);
  });

  it.each([
    ['before the draw of its day, in the time of the game', '2025-06-23 22:58:00', '2025-06-23'],
    ['after the draw of its day', '2025-06-23 23:30:00', '2025-06-25'],
    ['with a zone', '2025-06-24T02:30:00+00:00', '2025-06-23'],
    ['with microseconds', '2025-06-24 12:00:00.123456', '2025-06-25'],
  ])('has a draw inferred for a set that was made %s', (_, created_at, date) => {
    const [only] = decode([set({ created_at })], [prediction()]).sets;
    expect(only?.content.draw.date).toBe(date);
    expect(only?.content.draw.basis).toContain(created_at);
  });

  it('has none inferred where the time cannot be understood, and says so', () => {
    const decoded = decode([set({ created_at: 'yesterday' })], [prediction()]);
    expect(decoded.sets[0]?.content).toMatchObject({ createdAt: null, draw: { date: null, basis: expect.stringContaining('nothing') } });
    expect(codes(decoded)).toEqual([['prediction_sets', 1, 'remark', 'unreadable-cell']]);
  });

  it('has none inferred before there was any draw, and says so', () => {
    const decoded = decode([set({ created_at: '1970-01-01 00:00:00' })], [prediction()]);
    expect(decoded.sets[0]?.content.draw).toEqual({ date: null, basis: expect.stringContaining('before the first draw, 1992-04-22') });
    expect(codes(decoded)).toEqual([['prediction_sets', 1, 'remark', 'before-first-draw']]);
  });

  it('has every row either taken over or listed as rejected', () => {
    const ids = fc.constantFrom('ridge-1', 'ridge-2', 'gone', null);
    const anySet = fc.record({ set_id: ids, model_name: fc.constantFrom('Ridge', null), total_predictions: fc.constantFrom(0n, 5n, null) });
    const numbers = fc.constantFrom('[1,2,3,4,5]', '[1,1,2,3,4]', 'x');
    const anyPrediction = fc.record({ prediction_set_id: ids, powerball: fc.constantFrom(9n, null), white_numbers: numbers });
    fc.assert(
      fc.property(fc.array(anySet, { maxLength: 6 }), fc.array(anyPrediction, { maxLength: 12 }), (sets, predictions) => {
        const decoded = decode(sets.map(set), predictions.map(prediction));
        const rejected = (of: string) =>
          decoded.problems.filter(({ table, kind }) => table === of && kind === 'rejected').map(({ row }) => row);
        const taken = decoded.sets.flatMap(({ content }) => content.tickets.map(({ row }) => row));
        const inOrder = (found: number[]) => [...new Set(found)].sort((a, b) => a - b);
        expect(inOrder([...taken, ...rejected('model_predictions')])).toEqual(predictions.map((_, index) => index + 1));
        expect(inOrder([...decoded.sets.map(({ row }) => row), ...rejected('prediction_sets')])).toEqual(sets.map((_, index) => index + 1));
        expect(taken.filter((row) => rejected('model_predictions').includes(row))).toEqual([]);
      }),
    );
  });

  it.each([
    ['a ball twice', { white_numbers: '[3, 3, 17, 28, 44]' }, 'repeated-ball'],
    ['four balls', { white_numbers: '[3, 17, 28, 44]' }, 'impossible-numbers'],
    ['a ball that the era does not have', { white_numbers: '[3, 17, 28, 44, 70]' }, 'impossible-numbers'],
    ['words', { white_numbers: 'three, four' }, 'unreadable-numbers'],
    ['a list in a list', { white_numbers: '[[1], 2, 3, 4, 5]' }, 'unreadable-numbers'],
    ['no powerball', { powerball: null }, 'unreadable-numbers'],
  ])('has a prediction with %s rejected by its row, while the others stay', (_, cells, code) => {
    const decoded = decode([set({ total_predictions: 2n })], [prediction(), prediction(cells as Cells)]);
    expect(codes(decoded)).toEqual([['model_predictions', 2, 'rejected', code]]);
    expect(decoded.sets[0]?.content.tickets).toHaveLength(1);
  });

  it('has orphans, book-keeping and nameless rows listed with the reason', () => {
    const decoded = decode(
      [
        set(),
        set({ set_id: 'migration_log', total_predictions: 0n }),
        set({ set_id: null }),
        set({ set_id: 'lstm-1', model_name: null }),
        set({ set_id: 'lost' }),
      ],
      [prediction(), prediction({ prediction_set_id: 'gone' }), prediction({ prediction_set_id: 'lstm-1' })],
    );
    expect(decoded.sets).toHaveLength(1);
    expect(codes(decoded)).toEqual([
      ['prediction_sets', 2, 'rejected', 'no-predictions'],
      ['prediction_sets', 3, 'rejected', 'missing-id'],
      ['prediction_sets', 4, 'rejected', 'missing-model'],
      ['model_predictions', 3, 'rejected', 'set-rejected'],
      ['prediction_sets', 5, 'rejected', 'predictions-missing'],
      ['model_predictions', 2, 'rejected', 'orphan'],
    ]);
  });

  it('has contradictions remarked and kept as they were claimed', () => {
    const decoded = decode(
      [set({ total_predictions: 5n }), set({ set_id: 'ridge-2' })],
      [
        prediction(),
        prediction({ prediction_set_id: 'ridge-2', model_name: 'LSTM', features_used: '{"alpha": 1}', hyperparameters: '["gap"]' }),
      ],
    );
    expect(codes(decoded)).toEqual([
      ['prediction_sets', 1, 'remark', 'wrong-total'],
      ['model_predictions', 2, 'remark', 'swapped-json'],
      ['model_predictions', 2, 'remark', 'swapped-json'],
      ['model_predictions', 2, 'remark', 'other-model'],
      ['prediction_sets', 1, 'remark', 'two-current-sets'],
      ['prediction_sets', 2, 'remark', 'two-current-sets'],
    ]);
    expect(decoded.sets.map(({ content }) => [content.current, content.totalPredictions])).toEqual([
      [true, 5],
      [true, 1],
    ]);
    expect(decoded.sets[1]?.content.tickets[0]).toMatchObject({ features: ['gap'], hyperparameters: { alpha: 1 }, metrics: { mse: 0.25 } });
  });

  it('is not taken over where none of a set can be understood', () => {
    const decoded = decode([set()], [prediction({ powerball: 'x' })]);
    expect(decoded.sets).toEqual([]);
    expect(codes(decoded)).toEqual([
      ['prediction_sets', 1, 'rejected', 'no-readable-predictions'],
      ['model_predictions', 1, 'rejected', 'unreadable-numbers'],
    ]);
  });
});
