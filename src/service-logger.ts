import { ConsoleLogger } from '@nestjs/common';

/** Parts of the framework that tell of their own start, a line for each module and route. */
const chatty = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Lines of the service on the console; the framework's own only from a warning on. */
export class ServiceLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatty.has(String(rest.at(-1)))) super.log(message, ...(rest as [string]));
  }
}
