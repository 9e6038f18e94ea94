import { NoTracing, type Tracing } from './tracing';

/** Tracing to a collector where one is configured. The libraries for it are loaded only then. @param endpoint where OTLP over HTTP is taken, such as `http://127.0.0.1:4318` */
export function openTracing(endpoint: string | null, version: string): Tracing {
  if (endpoint === null) return new NoTracing();
  const { OpenTelemetryTracing } = require('./open-telemetry') as typeof import('./open-telemetry');
  return new OpenTelemetryTracing(endpoint, version);
}
