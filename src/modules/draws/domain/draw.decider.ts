import { type DrawEvent, DrawIngested, type DrawSource, DrawSupplemented, DrawWithdrawn } from '#events/draws';
import type { DrawnNumbers } from '#events/ids';
import { type Decider, type Decision, reject } from '#events/kernel';

/** Put a result on record that fits the rules of its date. */
export type RecordDraw = Readonly<{
  type: 'RecordDraw';
  game: string;
  date: string;
  era: string;
  numbers: DrawnNumbers;
  multiplier: number | null;
  source: DrawSource;
}>;
/** Take a synthetic result off the record. */
export type WithdrawDraw = Readonly<{ type: 'WithdrawDraw'; game: string; date: string; reason: string }>;
export type DrawCommand = RecordDraw | WithdrawDraw;

/** What is on record of one draw. */
export type DrawState =
  | Readonly<{ status: 'absent' }>
  | Readonly<{ status: 'recorded'; numbers: DrawnNumbers; multiplier: number | null; synthetic: boolean }>;

/** Life of one draw: absent, then recorded; a multiplier may come to be known later. A synthetic result gives way to a real one; a real one stays. */
export const drawDecider: Decider<DrawCommand, DrawState, DrawEvent> = {
  initial: { status: 'absent' },

  evolve: (draw, event) => {
    switch (event.type) {
      case 'DrawIngested': {
        const { numbers, multiplier, source } = event.data;
        return { status: 'recorded', numbers, multiplier, synthetic: source.kind === 'sample' };
      }
      case 'DrawSupplemented':
        return draw.status === 'absent' ? draw : { ...draw, multiplier: event.data.multiplier };
      case 'DrawWithdrawn':
        return { status: 'absent' };
    }
  },

  decide: (command, draw) => {
    switch (command.type) {
      case 'RecordDraw':
        return record(command, draw);
      case 'WithdrawDraw':
        return withdraw(command, draw);
    }
  },
};

function record({ type: _, ...draw }: RecordDraw, state: DrawState): Decision<DrawEvent> {
  if (state.status === 'absent') return [DrawIngested(draw)];
  if (draw.source.kind === 'sample') return state.synthetic ? sameOrConflict(draw, state) : [];
  if (!state.synthetic) return sameOrConflict(draw, state);
  const { game, date } = draw;
  return [DrawWithdrawn({ game, date, reason: 'the real result arrived' }), DrawIngested(draw)];
}

function sameOrConflict(draw: Omit<RecordDraw, 'type'>, state: Extract<DrawState, { status: 'recorded' }>): Decision<DrawEvent> {
  const sameNumbers = text(draw.numbers) === text(state.numbers);
  const { game, date, multiplier, source } = draw;
  if (sameNumbers && multiplier !== null && state.multiplier === null) return [DrawSupplemented({ game, date, multiplier, source })];
  if (sameNumbers && (multiplier === null || multiplier === state.multiplier)) return [];
  const told = (numbers: DrawnNumbers, multiplier: number | null) => `${text(numbers)}${multiplier === null ? '' : ` × ${multiplier}`}`;
  return reject(
    'draw-conflict',
    `${draw.date} is on record as ${told(state.numbers, state.multiplier)}; ${told(draw.numbers, draw.multiplier)} was not recorded`,
  );
}

function withdraw({ type: _, ...draw }: WithdrawDraw, state: DrawState): Decision<DrawEvent> {
  if (state.status === 'absent') return [];
  return state.synthetic ? [DrawWithdrawn(draw)] : reject('invalid-draw', 'only a synthetic draw can be withdrawn');
}

/** Pools in the order of their names, so that equal numbers give equal texts. */
const text = (numbers: DrawnNumbers): string =>
  Object.keys(numbers)
    .sort()
    .map((pool) => `${pool} ${numbers[pool]?.join(' ')}`)
    .join(', ');
