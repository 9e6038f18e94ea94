import { LegacyFileMigrated, LegacySetMigrated } from '#events/legacy';
import { type Decider, reject } from '#events/kernel';

/** Take a set of the old application over, as that application told it. */
export type MigrateSet = Readonly<{ type: 'MigrateSet' }> & LegacySetMigrated['data'];

/** What is on record of a set of the old application: the hash of its content, null before it was taken over. */
export type LegacySetState = Readonly<{ contentSha256: string | null }>;

/** A set is taken over once. The same again is already so; the same id with another content is refused, and what is on record stays. */
export const legacySetDecider: Decider<MigrateSet, LegacySetState, LegacySetMigrated> = {
  initial: { contentSha256: null },
  evolve: (_, { data }) => ({ contentSha256: data.contentSha256 }),
  decide: ({ type: _, ...data }, { contentSha256 }) => {
    if (contentSha256 === null) return [LegacySetMigrated(data)];
    if (contentSha256 === data.contentSha256) return [];
    return reject('legacy-set-differs', `another set with the id ${data.originalId} was taken over before`);
  },
};

/** Put on record that a file of the old application was read to its end. */
export type MigrateFile = Readonly<{ type: 'MigrateFile' }> & LegacyFileMigrated['data'];

/** A file is read once. */
export const legacyFileDecider: Decider<MigrateFile, Readonly<{ isMigrated: boolean }>, LegacyFileMigrated> = {
  initial: { isMigrated: false },
  evolve: () => ({ isMigrated: true }),
  decide: ({ type: _, ...data }, { isMigrated }) => (isMigrated ? [] : [LegacyFileMigrated(data)]),
};
