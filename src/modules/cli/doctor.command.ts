import { Command, Option } from 'nest-commander';
import { examine } from './doctor/examine';
import type { Finding } from './doctor/finding';
import { CommandFailure, exitCodes } from './exit-codes';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { dataDir?: string; modelsDir?: string };

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

/** Looks at everything that a service here needs, and says what to do where something is wrong. */
@Command({ name: 'doctor', description: 'look at everything that a service here needs, and say what to do about what is wrong' })
export class DoctorCommand extends ServiceCommand {
  @Option({ flags: '--data-dir <directory>', description: 'the data directory (default: HINDCAST_DATA_DIR)' })
  dataDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--models-dir <directory>', description: 'the models directory (default: HINDCAST_MODELS_DIR)' })
  modelsDir(directory: string): string {
    return directory;
  }

  async run(_: string[], { json, url, dataDir, modelsDir }: Options): Promise<void> {
    const argv = [
      ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
      ...(modelsDir === undefined ? [] : ['--models-dir', modelsDir]),
    ];
    const findings = await examine(argv, url, new Date().toISOString());
    const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
    const [warnings, failures] = [count('warn'), count('fail')];
    const status = failures > 0 ? 'fail' : warnings > 0 ? 'warn' : 'ok';
    const sum = `${findings.length} checks: ${count('ok')} fine, ${warnings} to look at, ${failures} failed`;
    this.report({ json }, { status, findings }, [...findings.map(textOf), sum].join('\n'));
    if (failures > 0) throw new CommandFailure(`${failures} checks failed`, exitCodes.unsound);
  }
}

const textOf = ({ check, status, says, advice }: Finding): string =>
  `${marks[status]} ${check}: ${says}${advice === null ? '' : `\n    → ${advice}`}`;
