import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

describe('the feed of events', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(3));
  });
  afterAll(() => hindcast.stop());

  /** Reads messages of the feed until one fits. */
  const messagesUntil = async (fits: (message: string) => boolean, headers: Record<string, string> = {}, begun = async () => {}) => {
    const abort = new AbortController();
    const response = await fetch(`${hindcast.service.url}/v1/events/feed`, { headers, signal: abort.signal });
    await begun();
    const messages: string[] = [];
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const complete = text.split('\n\n');
      text = complete.pop() ?? '';
      messages.push(...complete);
      if (messages.some(fits)) break;
    }
    abort.abort();
    return messages;
  };

  it('goes on after the position that the listener has seen', async () => {
    const messages = await messagesUntil((message) => message.includes('ImportCompleted'), { 'last-event-id': '2' });
    expect(messages.map((message) => message.split('\n').slice(0, 2))).toEqual([
      ['id: 3', 'event: ImportStarted'],
      ['id: 4', 'event: DrawIngested'],
      ['id: 5', 'event: DrawIngested'],
      ['id: 6', 'event: DrawIngested'],
      ['id: 7', 'event: ImportCompleted'],
    ]);
  });

  it('tells what comes, and how far a rebuild is', async () => {
    const messages = await messagesUntil(
      (message) => message.includes('ReadSideRebuilt'),
      {},
      async () => {
        await hindcast.post('/v1/projections/rebuild');
      },
    );
    expect(messages[0]).toMatch(/^id: 8\nevent: ReadSideRebuildRequested\n/);
    expect(messages[1]).toMatch(/^event: rebuild-progress\ndata: {"position":8,"total":8,"eventsPerSecond":\d+,"etaMs":0}$/);
  });
});

describe('the lineage of a prediction', () => {
  it('leads from the draws to the set', async () => {
    const hindcast = await runningService({ sample: true });
    const { body: sets } = await hindcast.get('/v1/prediction-sets');
    expect(sets.items).toMatchObject([{ status: 'current', synthetic: true, algorithm: 'frequency' }]);
    const [set] = sets.items;
    const { body: lineage } = await hindcast.get(`/v1/prediction-sets/${set.id}/lineage`);
    const { body: draws } = await hindcast.get('/v1/games/powerball');
    const { body: learnt } = await hindcast.get(`/v1/prediction-sets/${set.id}/lineage/draws?limit=1`);
    const { body: imported } = await hindcast.get(`/v1/imports/${learnt.items[0].import.id}`);
    expect(lineage).toMatchObject({
      predictionSetId: set.id,
      modelId: set.modelId,
      artifactSha256: set.artifactSha256,
      ...{ experiment: null, features: [], closing: null, scores: [] },
      draws: { count: draws.draws, to: learnt.items[0].date, corrections: [] },
    });
    expect(learnt.items).toMatchObject([{ synthetic: true, import: { sha256: imported.sha256 } }]);
    expect(imported).toMatchObject({ synthetic: true, accepted: draws.draws });
    expect(draws.syntheticDraws).toBe(draws.draws);
    await hindcast.stop();
  });
});
