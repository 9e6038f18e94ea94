import {
  BackupCreated,
  BackupDamaged,
  type BackupEvent,
  BackupFailed,
  type BackupKind,
  BackupRemoved,
  BackupRequested,
  BackupVerificationRequested,
  BackupVerified,
} from '#events/backups';
import { type Decider, type Decision, reject } from '#events/kernel';

export type RequestBackup = Readonly<{ type: 'RequestBackup' } & BackupRequested['data']>;
export type CompleteBackup = Readonly<{ type: 'CompleteBackup' } & BackupCreated['data']>;
export type FailBackup = Readonly<{ type: 'FailBackup' } & BackupFailed['data']>;
export type RequestVerification = Readonly<{ type: 'RequestVerification'; backupId: string }>;
export type ConfirmBackup = Readonly<{ type: 'ConfirmBackup' } & BackupVerified['data']>;
export type CondemnBackup = Readonly<{ type: 'CondemnBackup' } & BackupDamaged['data']>;
export type RemoveBackup = Readonly<{ type: 'RemoveBackup' } & BackupRemoved['data']>;
export type BackupCommand =
  | RequestBackup
  | CompleteBackup
  | FailBackup
  | RequestVerification
  | ConfirmBackup
  | CondemnBackup
  | RemoveBackup;

export type BackupState = Readonly<{
  status: 'unknown' | 'requested' | 'created' | 'failed' | 'removed';
  kind: BackupKind | null;
  name: string | null;
  /** Whether an answer is owed: every backup is verified once it is made, and again when somebody asks. */
  isVerificationDue: boolean;
}>;

/** Life of one backup: requested, then whole or failed; verified as often as somebody likes; removed for good. */
export const backupDecider: Decider<BackupCommand, BackupState, BackupEvent> = {
  initial: { status: 'unknown', kind: null, name: null, isVerificationDue: false },

  evolve: (state, event) => {
    switch (event.type) {
      case 'BackupRequested':
        return { ...state, status: 'requested', kind: event.data.kind };
      case 'BackupCreated':
        return { ...state, status: 'created', name: event.data.name, isVerificationDue: true };
      case 'BackupFailed':
        return { ...state, status: 'failed' };
      case 'BackupVerificationRequested':
        return { ...state, isVerificationDue: true };
      case 'BackupVerified':
      case 'BackupDamaged':
        return { ...state, isVerificationDue: false };
      case 'BackupRemoved':
        return { ...state, status: 'removed', isVerificationDue: false };
    }
  },

  decide: (command, state) => {
    const { type, ...data } = command;
    const [isRequested, isThere] = [state.status === 'requested', state.status === 'created'];
    switch (type) {
      case 'RequestBackup':
        return when(state.status === 'unknown', BackupRequested(data as BackupRequested['data']));
      case 'CompleteBackup':
        return when(isRequested, BackupCreated(data as BackupCreated['data']));
      case 'FailBackup':
        return when(isRequested, BackupFailed(data as BackupFailed['data']));
      case 'RequestVerification':
        return requestVerification(command as RequestVerification, state);
      case 'ConfirmBackup':
        return when(isThere, BackupVerified(data as BackupVerified['data']));
      case 'CondemnBackup':
        return when(isThere, BackupDamaged(data as BackupDamaged['data']));
      case 'RemoveBackup':
        return when(isThere, BackupRemoved(data as BackupRemoved['data']));
    }
  },
};

/** An event, where it can still happen. */
const when = (holds: boolean, event: BackupEvent): Decision<BackupEvent> => (holds ? [event] : []);

function requestVerification({ backupId }: RequestVerification, state: BackupState): Decision<BackupEvent> {
  switch (state.status) {
    case 'unknown':
      return reject('backup-not-found');
    case 'created':
      return state.isVerificationDue ? [] : [BackupVerificationRequested({ backupId })];
    case 'requested':
      return reject('backup-not-there', 'the backup is not made yet');
    case 'failed':
    case 'removed':
      return reject('backup-not-there', `the backup is ${state.status}: there is nothing to verify`);
  }
}
