import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawn, logUnderTest } from '../../support/log-under-test';
import { tamper } from '../../support/tampered';
import { temporaryDirectory } from '../../support/temporary-directory';
import type { Outcome } from './callers';
import { brokenLaws, brokenPromises, brokenRoot } from './laws';

const outcome = (key: string, status: number, position: number): Outcome => ({
  wish: { key, path: '/', type: '', body: '', leadsTo: 'DrawIngested' },
  answer: { status, position, body: {} },
});

/** A log of two requests: the first led to position 1, the second, which did its work twice, to positions 2 and 3. */
async function logOfTwo() {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'data'));
  const { log, file } = await logUnderTest(join(directory, 'data'));
  const append = (key: string, ...dates: string[]) =>
    log.append(
      dates.map((date) => ({ stream: `draw-powerball-${date}`, expectedVersion: 'none', events: [drawn(date)] })),
      { meta: { actor: 'analyst', correlationId: key }, command: { id: key, requestHash: '', result: null } },
    );
  await append('once', '2026-11-14');
  await append('twice', '2026-11-16', '2026-11-18');
  const root = log.tree.root(2).toString('base64');
  log.close();
  return { directory, file, root };
}

describe('the laws that a crash must not break', () => {
  it('hold for what is as it was said', async () => {
    const { file, root } = await logOfTwo();
    expect(brokenPromises(file, [outcome('once', 201, 1), outcome('never', 409, 1)], 0)).toEqual([]);
    expect(brokenRoot(file, { size: 2, root })).toEqual([]);
  });

  it.each([
    ['lost', outcome('lost', 201, 2), /it is not on record/],
    ['done twice', outcome('twice', 201, 3), /it was done 2 times/],
    ['told at another position', outcome('once', 201, 2), /committed at 1/],
    ['refused and done', outcome('once', 409, 1), /was refused, and is on record/],
  ])('are broken by a request that was %s', async (_, told, message) => {
    const { file } = await logOfTwo();
    expect(brokenPromises(file, [told], 0)).toEqual([expect.stringMatching(message)]);
  });

  it('are broken by a log that is not what a root was given out of, or shorter', async () => {
    const { file, root } = await logOfTwo();
    expect(brokenRoot(file, { size: 1, root })).toHaveLength(1);
    expect(brokenRoot(file, { size: 4, root })).toHaveLength(1);
  });

  it('are broken by a gap, and by a read side that is not there', async () => {
    const { directory, file } = await logOfTwo();
    tamper(file, 'DELETE FROM events WHERE position = 2');
    const broken = (await brokenLaws(directory)).join('\n');
    expect(broken).toContain('position 2 is missing');
    expect(broken).toContain('there is no read side');
  });
});
