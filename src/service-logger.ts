import type { LoggerService } from '@nestjs/common';
import type { LogLevel } from '#modules/configuration';
import type { ServiceLog } from '#modules/platform';

/** Parts of the framework that tell of their own start, a line for each module and route. */
const chatty = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Lets the framework's `Logger`, which every room uses, write to the service's log; of the framework's own lines only those from a warning on. */
export class ServiceLogger implements LoggerService {
  constructor(private readonly service: ServiceLog) {}

  log(message: unknown, ...rest: unknown[]): void {
    if (!chatty.has(String(rest.at(-1)))) this.write('info', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** The last text names the source; one before it is the stack; objects are the context. */
  private write(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    const texts = rest.filter((each) => typeof each === 'string');
    const source = texts.pop() ?? 'hindcast';
    const objects = rest.filter((each) => typeof each === 'object' && each !== null);
    const stack = texts.length > 0 ? { stack: texts.join('\n') } : message instanceof Error ? { stack: message.stack } : {};
    this.service.write({ level, source, message: textOf(message), context: Object.assign({}, ...objects, stack) });
  }
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'object' ? JSON.stringify(message) : String(message);
}
