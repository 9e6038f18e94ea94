// npm start: the service, installed and built first when need be.
import { bootstrap } from './bootstrap.mjs';
import { runHere } from './run.mjs';

await bootstrap();
await runHere('dist/main.js');
