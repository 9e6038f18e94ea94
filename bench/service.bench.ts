import { ServiceProcess } from './service-process';
import { type Bar, timed } from './report';

/** How long a start takes with a current read side. */
export async function serviceBars(directory: string, events: number): Promise<Bar[]> {
  await (await ServiceProcess.start(directory)).stop();
  let service: ServiceProcess | undefined;
  const measured = await timed(async () => {
    service = await ServiceProcess.start(directory);
  });
  await service?.stop();
  return [
    { name: 'start with a current read side, to ready', measured, limit: 2_000, atLeast: false, unit: 'ms', note: `at ${events} events` },
  ];
}
