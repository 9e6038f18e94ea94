import Database from 'better-sqlite3';
import fc from 'fast-check';
import { drawStream } from '#events/draws';
import { drawn, logUnderTest, meta, newDraw } from '../../../test/support/log-under-test';
import { tamper } from '../../../test/support/tampered';
import { VersionConflictError } from './errors';
import { leafHash, nodeHash, verifyConsistency, verifyInclusion } from './merkle-tree';
import { verifyLog } from './verify-log';

const dateOf = (index: number) => new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10);
const lineAt = (log: { line: (position: number) => string | undefined }, position: number) => leafHash(log.line(position) as string);
/** The tree as RFC 6962 defines it. */
function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  const left = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHash(rootByDefinition(leaves.slice(0, left)), rootByDefinition(leaves.slice(left)));
}

/** A log of so many events, in appends of 7. */
async function logOf(events: number) {
  const under = await logUnderTest();
  for (let from = 0; from < events; from += 7) {
    const dates = Array.from({ length: Math.min(7, events - from) }, (_, index) => dateOf(from + index));
    await under.log.append(
      dates.map((date) => newDraw(date)),
      { meta },
    );
  }
  return under;
}

/** What a check says after a change. */
function changed(file: string, sql: string): readonly string[] {
  tamper(file, sql);
  return verifyLog(file).problems;
}

describe('the tree over the log', () => {
  it('has the root of its definition, at every size that it ever had', async () => {
    const { log } = await logOf(600);
    const leaves = Array.from({ length: 600 }, (_, index) => lineAt(log, index + 1));
    for (const size of [1, 2, 3, 7, 255, 256, 257, 511, 512, 513, 600]) {
      expect(log.tree.root(size)).toEqual(rootByDefinition(leaves.slice(0, size)));
    }
    log.close();
  });

  it('proves that any event is in it, and that it only grew', async () => {
    const { log } = await logOf(600);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }), (a, b) => {
        const [position, size] = [Math.min(a, b), Math.max(a, b)];
        const [root, proof] = [log.tree.root(size), log.tree.inclusionProof(position, size)];
        expect(verifyInclusion({ index: position - 1, size, leaf: lineAt(log, position), proof, root })).toBe(true);
        const [fromRoot, growth] = [log.tree.root(position), log.tree.consistencyProof(position, size)];
        expect(verifyConsistency({ from: position, to: size, fromRoot, toRoot: root, proof: growth })).toBe(true);
      }),
    );
    expect(() => log.tree.inclusionProof(601, 601)).toThrow('the log has 600 events, not 601');
    expect(() => log.tree.inclusionProof(0, 600)).toThrow(RangeError);
    expect(() => log.tree.consistencyProof(0, 600)).toThrow(RangeError);
    log.close();
  });

  it('takes up what an append that was refused had not written', async () => {
    const { log } = await logOf(3);
    const good = log.append([newDraw('2026-11-14')], { meta });
    const refused = log.append([newDraw(dateOf(0))], { meta });
    await expect(refused).rejects.toThrow(VersionConflictError);
    await good;
    expect(log.tree.root(4)).toEqual(rootByDefinition([1, 2, 3, 4].map((position) => lineAt(log, position))));
    log.close();
  });

  it('is made up for a log that was written before there was one', async () => {
    const { log, file, directory } = await logOf(300);
    const root = log.tree.root(300);
    log.close();
    changed(file, 'DELETE FROM leaves; DELETE FROM subtrees');
    const reopened = await logUnderTest(directory);
    expect(reopened.log.tree.root(300)).toEqual(root);
    reopened.log.close();
    expect(verifyLog(file).problems).toEqual([]);
  });

  it('refuses every change', async () => {
    const { log, file } = await logOf(256);
    log.close();
    const database = new Database(file);
    for (const sql of [
      "UPDATE leaves SET hash = x'00' WHERE position = 1",
      'DELETE FROM leaves WHERE position = 1',
      "INSERT OR REPLACE INTO leaves VALUES (1, x'00')",
      "UPDATE subtrees SET hash = x'00'",
      'DELETE FROM subtrees',
      "INSERT OR REPLACE INTO subtrees VALUES (1, 0, x'00')",
    ])
      expect(() => database.exec(sql)).toThrow('the log is append-only');
    database.close();
  });
});

describe('a change by somebody who has the file', () => {
  it('to any byte of an event or its leaf is found, with its position', async () => {
    const { log, file } = await logOf(300);
    log.close();
    const columns = ['data', 'meta', 'event_id', 'recorded_at'] as const;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.constantFrom(...columns), fc.nat(), async (position, column, at) => {
        const database = new Database(file);
        const text = database.prepare<[number], string>(`SELECT ${column} FROM events WHERE position = ?`).pluck().get(position) as string;
        database.close();
        const index = at % text.length;
        const other = `${text.slice(0, index)}${text[index] === '7' ? '8' : '7'}${text.slice(index + 1)}`;
        const problems = changed(file, `UPDATE events SET ${column} = '${other}' WHERE position = ${position}`);
        expect(problems.join('\n')).toContain(`position ${position} is not what was put into the tree`);
        changed(file, `UPDATE events SET ${column} = '${text}' WHERE position = ${position}`);
      }),
      { numRuns: 40 },
    );
    for (const position of [1, 256, 300]) {
      const [was] = await bytesOf(file, `SELECT hex(hash) FROM leaves WHERE position = ${position}`);
      const problems = changed(file, `UPDATE leaves SET hash = x'${flipped(was)}' WHERE position = ${position}`);
      expect(problems.join('\n')).toContain(`position ${position} is not what was put into the tree`);
      changed(file, `UPDATE leaves SET hash = x'${was}' WHERE position = ${position}`);
    }
    expect(verifyLog(file).problems).toEqual([]);
  });

  it.each([
    ['UPDATE subtrees SET hash = randomblob(32) WHERE number = 1', "the tree's tile over positions 257 to 512"],
    ['DELETE FROM subtrees WHERE number = 0', "the tree's tile over positions 1 to 256"],
    ["INSERT INTO subtrees VALUES (1, 9, x'00')", 'the tree has 3 tiles of level 1, and 2 belong there'],
    ['INSERT INTO leaves VALUES (601, randomblob(32))', 'the tree has a leaf of position 601'],
    ['DELETE FROM leaves WHERE position = 600', 'position 600 is not in the tree'],
    ["UPDATE streams SET name = 'draw-powerball-1899-01-01' WHERE id = 5", 'position 5 is not what was put into the tree'],
    ["UPDATE event_types SET name = 'DrawCorrected'", 'position 1 is not what was put into the tree'],
    ['UPDATE events SET schema = 9 WHERE position = 8', 'position 8 is not what was put into the tree'],
  ])('as in %s is found', async (sql, problem) => {
    const { log, file } = await logOf(600);
    log.close();
    expect(changed(file, sql).join('\n')).toContain(problem);
  });
});

describe('an append under a condition', () => {
  it('is refused when an event of the type came after what its writer knew', async () => {
    const { log } = await logOf(2);
    const stream = drawStream('powerball', '2026-11-14');
    const unless = (after: number) => ({ meta, unless: { category: 'draw', type: 'DrawIngested', after } });
    expect([log.lastOf('draw', 'DrawIngested'), log.lastOf('draw', 'DrawCorrected'), log.lastOf('model', 'DrawIngested')]).toEqual([
      2, 0, 0,
    ]);
    const append = [{ stream, expectedVersion: 'none' as const, events: [drawn('2026-11-14')] }];
    await expect(log.append(append, unless(1))).rejects.toThrow(VersionConflictError);
    const together = [log.append([newDraw('2026-11-16')], { meta }), log.append(append, unless(2))];
    expect((await Promise.allSettled(together)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await log.append(append, unless(3))).position).toBe(4);
    log.close();
  });
});

async function bytesOf(file: string, sql: string): Promise<string[]> {
  const database = new Database(file, { readonly: true });
  const texts = database.prepare<[], string>(sql).pluck().all();
  database.close();
  return texts;
}

const flipped = (hex = ''): string => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;
