import { Command, Option } from 'nest-commander';
import { answered, type View } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { apply?: boolean };
type Leftover = View<'LeftoverView'>;

const hourMs = 3_600_000;

/** Shows what is left over of a running service's files, or removes it. */
@Command({ name: 'clean-up', description: 'show what files are left over, or remove them' })
export class CleanUpCommand extends ServiceCommand {
  @Option({ flags: '--apply', description: 'remove what is shown' })
  apply(): boolean {
    return true;
  }

  async run(_: string[], options: Options): Promise<void> {
    const service = this.service(options);
    const report = await answered(service.GET('/v1/maintenance/clean-up'));
    const alone = report.leftAlone.map((each) => `left alone: ${lineOf(each)}`);
    if (options.apply) {
      const cleaned = await answered(service.POST('/v1/maintenance/clean-up', { body: { report: report.id } }));
      return this.report(options, cleaned, [...cleaned.removed.map(lineOf), ...alone, `${cleaned.bytes} bytes were removed`].join('\n'));
    }
    const last = report.removable.length === 0 ? 'nothing is left over' : `${report.bytes} bytes; --apply removes them`;
    this.report(options, report, [...report.removable.map(lineOf), ...alone, last].join('\n'));
  }
}

const lineOf = ({ place, path, bytes, ageMs, why }: Leftover): string =>
  `${place}/${path}: ${bytes} bytes, ${Math.floor(ageMs / hourMs)} hours old: ${why}`;
