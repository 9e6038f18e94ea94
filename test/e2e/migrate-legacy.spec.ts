import Database from 'better-sqlite3';
import { legacyDatabase, type Values, type Variant, variants } from '../support/legacy-database';
import { type Answer, type RunningService, runningService } from '../support/running-service';

/** A whole number as NumPy keeps it in memory. */
const int64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};
const float32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
};
const set = (set_id: string, values: Values = {}): Values => ({
  set_id,
  model_name: 'Ridge Regression',
  created_at: '2025-06-23T14:30:00.123456',
  is_current: 1,
  total_predictions: 1,
  training_duration: 12.5,
  notes: null,
  ...values,
});
const prediction = (prediction_set_id: string, values: Values = {}): Values => ({
  model_name: 'Ridge Regression',
  prediction_id: `${prediction_set_id}-1`,
  prediction_set_id,
  white_numbers: '[61, 3, 44, 17, 28]',
  powerball: int64(9),
  probability: float32(0.25),
  features_used: '["gap", "frequency"]',
  hyperparameters: '{"alpha": 1.0}',
  performance_metrics: '{"mse": 0.25, "r2": NaN}',
  created_at: '2025-06-23 14:30:00',
  version: int64(1),
  is_active: Buffer.from([1]),
  ...values,
});

/** One of everything that old files were seen to hold. */
const messy = (variant: Variant): Buffer =>
  legacyDatabase(
    variant,
    [
      set('ridge-1', { total_predictions: int64(5), is_current: Buffer.from([1]), training_duration: float32(12.5) }),
      set('ridge-2', { created_at: '2025-06-24T02:30:00+00:00' }),
      set('lstm-1', { model_name: 'LSTM', created_at: 'unknown', is_current: 0 }),
      set('maintenance_log', { model_name: 'system', total_predictions: 0 }),
    ],
    [
      prediction('ridge-1'),
      prediction('ridge-1', { white_numbers: '[5, 5, 6, 7, 8]' }),
      prediction('ridge-2', { features_used: '{"alpha": 1.0}', hyperparameters: '["gap", "frequency"]' }),
      prediction('lstm-1', { model_name: 'LSTM' }),
      prediction('gone'),
    ],
  );

describe("the old application's database", () => {
  let hindcast: RunningService;
  beforeEach(async () => {
    hindcast = await runningService();
  });
  afterEach(() => hindcast.stop());
  const migrate = async (bytes: Buffer): Promise<Answer> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/vnd.sqlite3' }, body: new Uint8Array(bytes) };
    const response = await fetch(`${hindcast.service.url}/v1/legacy/migrations`, init);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const sets = async (query = 'order=asc') => (await hindcast.get(`/v1/legacy/prediction-sets?${query}`)).body;
  const head = async () => (await hindcast.get('/v1/events?limit=1')).body.items[0].position;

  it.each(Object.keys(variants) as Variant[])(
    'is taken over from tables with %s, and says row by row what could not be',
    async (variant) => {
      const { status, body } = await migrate(messy(variant));
      expect([status, body]).toMatchObject([
        201,
        { game: 'powerball', rows: { prediction_sets: 4, model_predictions: 5 }, migrated: 3, alreadyMigrated: 0, tickets: 3, rejected: 3 },
      ]);
      const found = body.problems.map(({ table, row, kind, code }: Values) => `${table} ${row} ${kind} ${code}`).sort();
      expect(found).toEqual(
        [
          ...['model_predictions 1', 'model_predictions 3', 'model_predictions 4'].map((row) => `${row} remark not-a-number`),
          'model_predictions 2 rejected repeated-ball',
          ...Array.from({ length: 2 }, () => 'model_predictions 3 remark swapped-json'),
          'model_predictions 5 rejected orphan',
          'prediction_sets 1 remark two-current-sets',
          'prediction_sets 1 remark wrong-total',
          'prediction_sets 2 remark two-current-sets',
          'prediction_sets 3 remark unreadable-cell',
          'prediction_sets 4 rejected no-predictions',
        ].sort(),
      );
      expect((await hindcast.get(`/v1/legacy/migrations/${body.sha256}`)).body).toEqual(body);
      expect((await hindcast.get('/v1/legacy/migrations')).body.items).toEqual([body]);

      const { items } = await sets();
      expect(items).toMatchObject([
        {
          originalId: 'ridge-1',
          modelName: 'Ridge Regression',
          createdAt: { written: '2025-06-23T14:30:00.123456', instant: null },
          inferredDrawDate: '2025-06-23',
          inferredFrom: expect.stringContaining('America/New_York'),
          current: true,
          totalPredictions: 5,
          trainingSeconds: 12.5,
          tickets: [
            {
              numbers: { white: [3, 17, 28, 44, 61], powerball: [9] },
              probability: 0.25,
              version: 1,
              active: true,
              features: ['gap', 'frequency'],
              hyperparameters: { alpha: 1 },
              metrics: { mse: 0.25, r2: null },
            },
          ],
        },
        { originalId: 'ridge-2', inferredDrawDate: '2025-06-23', createdAt: { instant: '2025-06-24T02:30:00.000Z' }, fileRow: 2 },
        { originalId: 'lstm-1', inferredDrawDate: null, createdAt: null, current: false },
      ]);
      expect((await hindcast.get(`/v1/legacy/prediction-sets/${items[0].id}`)).body).toEqual(items[0]);
      expect((await hindcast.get('/v1/prediction-sets')).body.items).toEqual([]);
    },
  );

  it('keeps the path of a model as text', async () => {
    const artifact = { model_artifact_path: 'models/ridge_20250623.joblib' };
    await migrate(legacyDatabase('a path of the model', [set('ridge-1', artifact)], [prediction('ridge-1')]));
    expect((await sets()).items).toMatchObject([{ artifactPath: 'models/ridge_20250623.joblib' }]);
  });

  it('is taken over whatever stands in its texts', async () => {
    const odd = { hyperparameters: '{"alpha": 1e999, "\\ud800": "\\udc00"}', features_used: '['.repeat(20_000) + ']'.repeat(20_000) };
    const { status, body } = await migrate(legacyDatabase('set_id as its key', [set('ridge-1')], [prediction('ridge-1', odd)]));
    expect([status, body.migrated]).toEqual([201, 1]);
    expect(body.problems.map(({ code }: Values) => code)).toEqual(['unreadable-cell', 'not-a-number', 'not-a-number']);
  });

  it('changes nothing when it comes a second time', async () => {
    const bytes = messy('an id of its own');
    const first = await migrate(bytes);
    const before = await head();
    const again = await migrate(bytes);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await head()).toBe(before);
  });

  it('takes over what a later copy of it has more, and overwrites nothing that it tells otherwise', async () => {
    await migrate(legacyDatabase('set_id as its key', [set('ridge-1'), set('ridge-2')], [prediction('ridge-1'), prediction('ridge-2')]));
    const grown = [set('ridge-0'), set('ridge-1'), set('ridge-2', { notes: 'edited' })];
    const { status, body } = await migrate(
      legacyDatabase(
        'set_id as its key',
        grown,
        ['ridge-0', 'ridge-1', 'ridge-2'].map((id) => prediction(id)),
      ),
    );
    expect([status, body]).toMatchObject([201, { migrated: 1, alreadyMigrated: 1, rejected: 1 }]);
    expect(body.problems).toContainEqual(expect.objectContaining({ row: 3, code: 'legacy-set-differs' }));
    expect((await sets()).items.map(({ originalId, notes }: Values) => [originalId, notes])).toEqual([
      ['ridge-1', null],
      ['ridge-2', null],
      ['ridge-0', null],
    ]);
  });

  it('is read though it was written with a write-ahead log, page by page and as of a moment', async () => {
    const ids = ['a', 'b', 'c'];
    const before = await head();
    await migrate(
      legacyDatabase(
        'set_id as its key',
        ids.map((id) => set(id)),
        ids.map((id) => prediction(id)),
        'wal',
      ),
    );
    const [{ notes }] = (await hindcast.get('/v1/legacy/migrations')).body.items;
    expect(notes).toEqual([expect.stringContaining('write-ahead log')]);
    const page = await sets('order=asc&limit=2');
    const next = await sets(`order=asc&limit=2&cursor=${page.nextCursor}`);
    expect([...page.items, ...next.items].map(({ originalId }: Values) => originalId)).toEqual(ids);
    expect(next.nextCursor).toBeNull();
    expect((await sets(`asOf=position:${before}`)).items).toEqual([]);
  });

  it.each([
    ['a page of HTML', Buffer.from('<html>not found</html>'), /not the bytes of an SQLite database/],
    [
      'a file that was cut off',
      legacyDatabase('set_id as its key', [set('a')], [prediction('a')]).subarray(0, 5_000),
      /damaged|malformed|opened/,
    ],
    ['a database of something else', otherDatabase('CREATE TABLE songs (title TEXT)'), /no table prediction_sets; it has songs/],
    [
      'views in the place of tables',
      otherDatabase('CREATE VIEW prediction_sets AS SELECT 1 AS set_id; CREATE TABLE model_predictions (prediction_id TEXT)'),
      /no table prediction_sets/,
    ],
    ['computed columns, which are programs', otherDatabase(computedSchema()), /computed columns/],
    [
      'tables without the columns',
      otherDatabase('CREATE TABLE prediction_sets (id); CREATE TABLE model_predictions (id)'),
      /lacks set_id, model_name/,
    ],
  ])('is refused when it is %s', async (_, bytes, detail) => {
    const before = await head();
    const { status, body } = await migrate(bytes);
    expect([status, body.type]).toEqual([422, '/problems/not-a-legacy-file']);
    expect(body.detail).toMatch(detail);
    expect(await head()).toBe(before);
  });

  it('is read with few others at a time: each takes a thread', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, (_, index) => migrate(Buffer.from(`SQLite format 3\0${index}`))));
    const told = many.map(({ body }) => body.type);
    expect(told.filter((type) => type === '/problems/not-a-legacy-file').length).toBeGreaterThanOrEqual(2);
    expect(told.filter((type) => type === '/problems/queue-full').length).toBeGreaterThanOrEqual(1);
    expect((await migrate(Buffer.from('SQLite format 3\0again'))).status).toBe(422);
  });

  it('is asked for when the body is empty', async () => {
    expect(await migrate(Buffer.alloc(0))).toMatchObject({ status: 400, body: { type: '/problems/empty-body' } });
  });

  it('says 404 for what was not taken over', async () => {
    const nothing = 'ab'.repeat(32);
    expect((await hindcast.get(`/v1/legacy/migrations/${nothing}`)).status).toBe(404);
    expect((await hindcast.get(`/v1/legacy/prediction-sets/${nothing}`)).status).toBe(404);
    expect((await hindcast.get('/v1/legacy/migrations/x')).status).toBe(400);
  });
});

/** A small file whose rows are large once they are asked for. */
function computedSchema(): string {
  return 'CREATE TABLE prediction_sets (x, set_id AS (zeroblob(100000000))); INSERT INTO prediction_sets (x) VALUES (1)';
}

function otherDatabase(schema: string): Buffer {
  const database = new Database(':memory:');
  database.exec(schema);
  const bytes = database.serialize();
  database.close();
  return bytes;
}
