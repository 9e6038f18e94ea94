// npm run hindcast -- <command>: the command line, installed and built first when need be.
import { bootstrap } from './bootstrap.mjs';
import { runHere } from './run.mjs';

await bootstrap();
await runHere('dist/cli.js');
