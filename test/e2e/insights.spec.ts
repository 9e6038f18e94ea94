import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

type Json = ReturnType<typeof JSON.parse>;

describe('insights', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());
  const ask = async (query = ''): Promise<Json> => (await hindcast.get(`/v1/games/powerball/insights${query}`)).body;
  const answerOf = ({ items }: Json, id: string): Json => items.find((item: Json) => item.id === id);

  it('of a game without draws say that there are none', async () => {
    const answers = await ask();
    expect(answers.items.map(({ id }: Json) => id)).toEqual(['next-draw', 'overdue', 'hottest', 'worth', 'forecasts', 'last-changes']);
    expect(answerOf(answers, 'overdue').answer).toBe('No draws are on record.');
  });

  it('answer a small set of questions in words, with the facts behind them', async () => {
    await hindcast.importCsv(sampleCsv(300));
    const answers = await ask();
    expect(answers.items.map(({ id }: Json) => id)).toEqual([
      'next-draw',
      'overdue',
      'hottest',
      'fair',
      'worth',
      'forecasts',
      'last-changes',
    ]);
    expect(answerOf(answers, 'next-draw').answer).toContain('5 of 69 (white) and 1 of 26 (powerball)');
    expect(answerOf(answers, 'overdue').answer).toContain('It means nothing for the next draw');
    expect(answerOf(answers, 'worth').answer).toContain('490.9 million');
    expect(answerOf(answers, 'forecasts').answer).toBe('No forecast has been scored yet.');
  });

  it('tell what the data say about numbers of one’s own', async () => {
    const [last] = (await hindcast.get('/v1/games/powerball/draws?limit=1')).body.items;
    const { white, powerball } = last.numbers;
    const drawn = answerOf(await ask(`?numbers=${[...white].reverse().join(',')}%2B${powerball}`), 'your-numbers');
    expect(drawn.facts.drawnOn).toEqual([last.date]);
    expect(drawn.facts.balls).toHaveLength(6);
    expect(answerOf(await ask('?numbers=1,2,3,4,5%2B6'), 'your-numbers').answer).toContain('they have the chance of any other ticket');
  });

  it.each([
    ['?numbers=one', 'invalid-request'],
    ['?numbers=1,2,3', 'invalid-ticket'],
    ['?numbers=1,2,3,4,70%2B6', 'invalid-ticket'],
    ['?numbers=1,2,3,4,5%2B6%2B7', 'invalid-ticket'],
  ])('refuse %s as %s', async (query, code) => expect((await ask(query)).type).toBe(`/problems/${code}`));
});
