import {
  BackupCreated,
  BackupDamaged,
  BackupFailed,
  BackupRemoved,
  BackupRequested,
  BackupVerificationRequested,
  BackupVerified,
} from '#events/backups';
import { givenFor } from '../../../../test/support/given';
import { backupDecider } from './backup.decider';

const given = givenFor(backupDecider);
const backupId = '019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d6e';
const of = { backupId, kind: 'database' } as const;
const made = {
  ...of,
  name: 'database-20261120T120000Z',
  position: 3,
  root: '',
  files: 1,
  bytes: 7,
  contentSha256: '',
  keyId: null,
  durationMs: 5,
};
const checked = { ...of, position: 3, checked: 'all of it', durationMs: 9 };

const requested = BackupRequested({ ...of, because: 'it is due' });
const created = BackupCreated(made);
const failed = BackupFailed({ ...of, reason: 'no space left' });
const asked = BackupVerificationRequested({ backupId });
const verified = BackupVerified(checked);
const damaged = BackupDamaged({ ...of, problems: ['log.db was changed'] });
const removed = BackupRemoved({ ...of, keptDays: 30 });

const request = { type: 'RequestBackup', ...requested.data } as const;
const complete = { type: 'CompleteBackup', ...made } as const;
const fail = { type: 'FailBackup', ...failed.data } as const;
const ask = { type: 'RequestVerification', backupId } as const;
const confirm = { type: 'ConfirmBackup', ...checked } as const;
const condemn = { type: 'CondemnBackup', ...damaged.data } as const;
const remove = { type: 'RemoveBackup', ...removed.data } as const;

describe('a backup', () => {
  it('is requested once', () => {
    given().when(request).yields(requested);
    given(requested).when(request).yieldsNothing();
  });

  it('is made or fails, once', () => {
    given(requested).when(complete).yields(created);
    given(requested).when(fail).yields(failed);
    given(requested, created).when(complete).yieldsNothing();
    given(requested, created).when(fail).yieldsNothing();
    given(requested, failed).when(complete).yieldsNothing();
  });

  it('is verified once it is made, and again when somebody asks, who need not ask twice', () => {
    given(requested, created).when(ask).yieldsNothing();
    given(requested, created).when(confirm).yields(verified);
    given(requested, created, verified).when(ask).yields(asked);
    given(requested, created, verified, asked).when(ask).yieldsNothing();
    given(requested, created, verified, asked).when(condemn).yields(damaged);
    given(requested, created, damaged).when(ask).yields(asked);
  });

  it('is not verified when it is not there', () => {
    given().when(ask).isRefused('backup-not-found');
    given(requested).when(ask).isRefused('backup-not-there');
    given(requested, failed).when(ask).isRefused('backup-not-there');
    given(requested, created, removed).when(ask).isRefused('backup-not-there');
    given(requested, created, removed).when(confirm).yieldsNothing();
    given(requested, created, removed).when(condemn).yieldsNothing();
  });

  it('is removed once, when it is there', () => {
    given(requested, created).when(remove).yields(removed);
    given(requested, created, removed).when(remove).yieldsNothing();
    given(requested, failed).when(remove).yieldsNothing();
  });
});
