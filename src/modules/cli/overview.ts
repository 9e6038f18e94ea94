import { Injectable } from '@nestjs/common';
import { CommandRunner, InjectCommander } from 'nest-commander';

type Commander = Parameters<CommandRunner['setCommand']>[0];

const text = `
Most commands work through the API of a running service. verify, and rebuild with --data-dir, work on the data
directory of a stopped one; doctor looks at either.

Environment:
  HINDCAST_HOST, HINDCAST_PORT  where the service is (or --url); .env and hindcast.config.json count too
  HINDCAST_KEY                  the key to call it with, or HINDCAST_KEY_FILE, a file that holds it
  HINDCAST_DATA_DIR             the data directory (or --data-dir)

Output:
  The result goes to standard output, with --json as one JSON document, a refusal too. Everything else goes to
  standard error; how far long work is, only where that is a terminal.

Exit codes:
  0  done
  1  the service refused, or the work failed
  2  the command or its options are not right
  3  no service answers at the address
  4  a verification or the doctor found something wrong

Examples:
  hindcast import draws.csv --dry-run
  hindcast train --algorithm mlp --wait && hindcast predict --slot mlp
  hindcast experiment --trials 30 --algorithms frequency,recency --wait
  hindcast export --read-model prediction_sets --as-of 2026-05-01T00:00:00Z --out then.csv
  hindcast <command> --help`;

/** What `hindcast --help` says beside the list of commands. */
@Injectable()
export class Overview {
  constructor(@InjectCommander() hindcast: Commander) {
    hindcast.name('hindcast').description('Puts forecasts on the record.').addHelpText('after', text);
  }
}
