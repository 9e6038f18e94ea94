import {
  type ConflictingRow,
  DrawConflictsDismissed,
  DrawCorrected,
  type DrawEvent,
  DrawIngested,
  type DrawSource,
  DrawSupplemented,
  DrawWithdrawn,
} from '#events/draws';
import type { DrawnNumbers, DrawnResult } from '#events/ids';
import { type Decider, type Decision, reject } from '#events/kernel';

type OfDraw = Readonly<{ game: string; date: string }>;

/** Put a result on record that fits the rules of its date. */
export type RecordDraw = OfDraw & DrawnResult & Readonly<{ type: 'RecordDraw'; era: string; source: DrawSource }>;
/** Put another result in the place of the one on record. */
export type CorrectDraw = OfDraw &
  DrawnResult &
  Readonly<{ type: 'CorrectDraw'; era: string; reason: string; resolves: readonly ConflictingRow[] }>;
/** Decide that what other sources tell is wrong. */
export type DismissConflicts = OfDraw & Readonly<{ type: 'DismissConflicts'; reason: string; dismisses: readonly ConflictingRow[] }>;
/** Take a synthetic result off the record. */
export type WithdrawDraw = OfDraw & Readonly<{ type: 'WithdrawDraw'; reason: string }>;
export type DrawCommand = RecordDraw | CorrectDraw | DismissConflicts | WithdrawDraw;

/** What is on record of one draw. */
export type DrawState = Readonly<{ status: 'absent' }> | Readonly<{ status: 'recorded'; result: DrawnResult; synthetic: boolean }>;
type Recorded = Extract<DrawState, { status: 'recorded' }>;

/** Life of one draw: absent, then recorded. A synthetic result gives way to a real one; a real one stays until a person corrects it. */
export const drawDecider: Decider<DrawCommand, DrawState, DrawEvent> = {
  initial: { status: 'absent' },

  evolve: (draw, event) => {
    switch (event.type) {
      case 'DrawIngested':
        return { status: 'recorded', result: resultOf(event.data), synthetic: event.data.source.kind === 'sample' };
      case 'DrawSupplemented':
        return draw.status === 'absent' ? draw : { ...draw, result: supplemented(draw.result, event.data) };
      case 'DrawCorrected':
        return { status: 'recorded', result: resultOf(event.data), synthetic: false };
      case 'DrawConflictsDismissed':
        return draw;
      case 'DrawWithdrawn':
        return { status: 'absent' };
    }
  },

  decide: (command, draw) => {
    switch (command.type) {
      case 'RecordDraw':
        return record(command, draw);
      case 'CorrectDraw':
        return correct(command, draw);
      case 'DismissConflicts':
        return dismiss(command);
      case 'WithdrawDraw':
        return withdraw(command, draw);
    }
  },
};

function record({ type: _, ...draw }: RecordDraw, state: DrawState): Decision<DrawEvent> {
  if (state.status === 'absent') return [DrawIngested(draw)];
  const isSample = draw.source.kind === 'sample';
  if (isSample === state.synthetic) return compare(draw, state);
  if (isSample) return [];
  const { game, date } = draw;
  return [DrawWithdrawn({ game, date, reason: 'the real result arrived' }), DrawIngested(draw)];
}

/** The same again changes nothing, more about the same is added, anything else is a conflict. */
function compare(draw: Omit<RecordDraw, 'type'>, { result }: Recorded): Decision<DrawEvent> {
  if (contradicts(draw, result)) {
    const detail = `${draw.date} is on record as ${textOf(result)}; ${textOf(draw)} was not recorded`;
    return reject('draw-conflict', detail);
  }
  const multiplier = result.multiplier === null ? draw.multiplier : null;
  const secondary = Object.fromEntries(Object.entries(draw.secondary).filter(([name]) => !Object.hasOwn(result.secondary, name)));
  if (multiplier === null && Object.keys(secondary).length === 0) return [];
  const { game, date, source } = draw;
  return [DrawSupplemented({ game, date, multiplier, secondary, source })];
}

/** Whether two results cannot both be right. What one of them does not tell is no contradiction. */
function contradicts(offered: DrawnResult, known: DrawnResult): boolean {
  if (textOfNumbers(offered.numbers) !== textOfNumbers(known.numbers)) return true;
  if (offered.multiplier !== null && known.multiplier !== null && offered.multiplier !== known.multiplier) return true;
  return Object.entries(offered.secondary).some(([name, numbers]) => {
    const other = known.secondary[name];
    return other !== undefined && textOfNumbers(numbers) !== textOfNumbers(other);
  });
}

function correct({ type: _, resolves, ...draw }: CorrectDraw, state: DrawState): Decision<DrawEvent> {
  if (state.status === 'absent') return reject('draw-not-found', `no draw of ${draw.date} is on record; enter it instead`);
  if (state.synthetic)
    return reject('synthetic-draw', `the draw of ${draw.date} is synthetic and gives way to the real result: enter that`);
  const previous = state.result;
  if (textOf(draw) === textOf(previous)) return reject('nothing-to-correct', `${draw.date} is on record as ${textOf(previous)} already`);
  return [DrawCorrected({ ...draw, previous, resolves: [...resolves] })];
}

function dismiss({ type: _, dismisses, ...dismissal }: DismissConflicts): Decision<DrawEvent> {
  if (dismisses.length === 0) return reject('no-conflict', `no conflict of ${dismissal.date} is open`);
  return [DrawConflictsDismissed({ ...dismissal, dismisses: [...dismisses] })];
}

function withdraw({ type: _, ...draw }: WithdrawDraw, state: DrawState): Decision<DrawEvent> {
  if (state.status === 'absent') return [];
  return state.synthetic ? [DrawWithdrawn(draw)] : reject('invalid-draw', 'only a synthetic draw can be withdrawn');
}

const resultOf = ({ numbers, multiplier, secondary }: DrawnResult): DrawnResult => ({ numbers, multiplier, secondary });

const supplemented = (result: DrawnResult, more: Pick<DrawnResult, 'multiplier' | 'secondary'>): DrawnResult => ({
  ...result,
  multiplier: more.multiplier ?? result.multiplier,
  secondary: { ...result.secondary, ...more.secondary },
});

/** A result in words; equal results give equal words. */
function textOf({ numbers, multiplier, secondary }: DrawnResult): string {
  const factor = multiplier === null ? '' : ` × ${multiplier}`;
  const others = Object.keys(secondary).sort();
  return `${textOfNumbers(numbers)}${factor}${others.map((name) => `; ${name} ${textOfNumbers(secondary[name] ?? {})}`).join('')}`;
}

/** Pools in the order of their names. */
const textOfNumbers = (numbers: DrawnNumbers): string =>
  Object.keys(numbers)
    .sort()
    .map((pool) => `${pool} ${numbers[pool]?.join(' ')}`)
    .join(', ');
