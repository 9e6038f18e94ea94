import { type Decider, reject } from '#events/kernel';
import { LogKeyCreated, type LogKeyEvent, LogKeyRotated } from '#events/proofs';

/** Begin with a key. */
export type CreateLogKey = Readonly<{ type: 'CreateLogKey' } & LogKeyCreated['data']>;
/** Go over to another key. */
export type RotateLogKey = Readonly<{ type: 'RotateLogKey' } & LogKeyRotated['data']>;

/** The log's name and the key that signs it, none before the first one. */
export type LogKeyState = Readonly<{ origin: string | null; key: string | null }>;

/** The keys of a log: one at a time, each but the first named by the one before it. */
export const logKeyDecider: Decider<CreateLogKey | RotateLogKey, LogKeyState, LogKeyEvent> = {
  initial: { origin: null, key: null },

  evolve: (state, event) =>
    event.type === 'LogKeyCreated' ? { origin: event.data.origin, key: event.data.key } : { ...state, key: event.data.key },

  decide: ({ type, ...data }, { key }) => {
    if (type === 'CreateLogKey') return key === null ? [LogKeyCreated(data as LogKeyCreated['data'])] : [];
    const rotation = data as LogKeyRotated['data'];
    if (key === rotation.key) return [];
    return key === rotation.previous ? [LogKeyRotated(rotation)] : reject('log-key-changed');
  },
};
