import type { RecordedEvent } from '#events/kernel';
import { type LogFile, rootOverHashes } from '#events/store';

type Target = { issued: number[]; closedAt: number | null; hasResult: boolean };
type OfSet = Readonly<{ game: string; drawDate: string }>;
type OfDraw = Readonly<{ game: string; date: string }>;
type Closing = OfSet & Readonly<{ sets: number; root: string; positions: readonly number[]; outcomeKnown: boolean }>;

/**
 * Checks every closing of a log against the log: that it names all sets that were on record for its draw and no other, that its root is over them, that it is the only
 * one, that it says truly whether the result was known, and that nothing was issued after it.
 *
 * @returns what is wrong, with positions
 */
export function verifyClosings(log: LogFile): string[] {
  const targets = new Map<string, Target>();
  const problems: string[] = [];
  for (const events of log.scan(0))
    for (const event of events) {
      const check = checks[event.type];
      if (check) problems.push(...check(event, targets, log));
    }
  return problems;
}

type Check = (event: RecordedEvent, targets: Map<string, Target>, log: LogFile) => string[];

const checks: Readonly<Record<string, Check>> = {
  PredictionIssued: ({ data, position }, targets) => {
    const { game, drawDate } = data as OfSet;
    const target = targetOf(targets, game, drawDate);
    target.issued.push(position);
    return target.closedAt === null
      ? []
      : [`position ${position}: a prediction was issued after its draw was closed at position ${target.closedAt}`];
  },
  DrawIngested: ({ data }, targets) => {
    targetOf(targets, (data as OfDraw).game, (data as OfDraw).date).hasResult = true;
    return [];
  },
  DrawWithdrawn: ({ data }, targets) => {
    targetOf(targets, (data as OfDraw).game, (data as OfDraw).date).hasResult = false;
    return [];
  },
  PredictionsClosed: ({ data, position }, targets, log) => {
    const closing = data as Closing;
    const target = targetOf(targets, closing.game, closing.drawDate);
    const problems = [...problemsOf(closing, target, log)].map((problem) => `position ${position}: ${problem}`);
    target.closedAt ??= position;
    return problems;
  },
};

function* problemsOf(
  { sets, root, positions, outcomeKnown }: Closing,
  { issued, closedAt, hasResult }: Target,
  log: LogFile,
): Generator<string> {
  if (closedAt !== null) yield `the draw was closed at position ${closedAt} already`;
  if (sets !== positions.length || positions.join() !== issued.join())
    yield `the closing names the sets at ${positions.join(', ')}, and those on record were at ${issued.join(', ')}`;
  else if (rootOverHashes(positions.map((each) => log.tree.leaf(each))).toString('base64') !== root)
    yield 'the root is not over the sets that the closing names';
  if (outcomeKnown !== hasResult)
    yield `the closing says that the result was ${outcomeKnown ? '' : 'not '}known, and it was ${hasResult ? '' : 'not '}on record`;
}

function targetOf(targets: Map<string, Target>, game: string, date: string): Target {
  const key = `${game} ${date}`;
  const target = targets.get(key) ?? { issued: [], closedAt: null, hasResult: false };
  targets.set(key, target);
  return target;
}
