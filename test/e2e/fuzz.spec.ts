import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { packageRoot } from '#events/store';
import { AnswerCheck } from '../support/fuzz/answer-check';
import { type Operation, operationsOf } from '../support/fuzz/api-operations';
import { type FuzzedRequest, type Known, requestsOf } from '../support/fuzz/fuzzed-requests';
import { FuzzedService } from '../support/fuzz/fuzzed-service';

const seed = Number(process.env.FUZZ_SEED ?? 1);
/** Requests to each operation; more of them for a longer soak. */
const runs = Number(process.env.FUZZ_RUNS ?? 20);

const document = JSON.parse(readFileSync(join(packageRoot(), 'docs/openapi.json'), 'utf8'));
/** What is read first; what takes the sample away last. */
const operations = operationsOf(document).sort((one, other) => rank(one) - rank(other));

function rank({ method, path }: Operation): number {
  if (method === 'GET') return 0;
  return path.endsWith('/sample/drop') ? 2 : 1;
}

describe('whatever is sent to', () => {
  const check = new AnswerCheck(document);
  const refused = new Set<string>();
  let service: FuzzedService;
  let known: Known;
  let head = 0;
  beforeAll(async () => {
    service = await FuzzedService.start();
    known = await service.known();
  }, 120_000);
  afterAll(() => service.stop());

  const meets = (operation: Operation) => async (request: FuzzedRequest) => {
    const answered = await service.send(request);
    const fault = check.fault(operation, answered, request.misleads);
    if (fault) throw new Error(`${shown(request)} was answered ${answered.status}: ${fault}`);
    if (answered.status >= 400 && answered.status < 500) refused.add(String(answered.headers['x-request-id']));
  };

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s, the answer is one that is documented, and what is refused leaves no trace',
    async (_, operation) => {
      await fc.assert(fc.asyncProperty(requestsOf(operation, known), meets(operation)), { seed, numRuns: runs });
      const recorded = await service.requestsOnRecord(head);
      head = recorded.head;
      expect([...refused].filter((id) => recorded.ids.has(id))).toEqual([]);
      expect(await service.get('/health/live')).toEqual({ status: 'up' });
    },
    600_000,
  );

  it('an address by another method than it has, there is nothing there', async () => {
    for (const path of Object.keys(document.paths)) {
      const others = ['PUT', 'PATCH', 'DELETE', 'POST', 'TRACE', 'PROPFIND'].filter(
        (method) => !document.paths[path][method.toLowerCase()],
      );
      for (const method of others) {
        const answered = await service.send({ method, path: path.replaceAll(/\{\w+\}/g, 'x'), headers: {}, body: null, misleads: true });
        // A last part that is a name here may be taken for an id that another address has there.
        expect([method, path, answered.status]).toEqual([method, path, method === 'DELETE' && path.endsWith('/current') ? 400 : 404]);
        expect(JSON.parse(answered.text).type).toMatch(/^\/problems\/(not-found|invalid-request)$/);
      }
    }
  });

  it('all of it, memory stays bounded', () => expect(service.megabytes).toBeLessThan(1_000));
});

const shown = ({ method, path, headers, body }: FuzzedRequest): string =>
  `${method} ${path} ${JSON.stringify(headers)} ${body ? body.toString('latin1').slice(0, 300) : ''}`;
