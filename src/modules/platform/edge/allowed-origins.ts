import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Lets pages of these origins, and of no other, call the API and read what it answers. Without any, no answer speaks of origins at all. */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Last-Event-ID', 'X-Correlation-Id'],
    exposedHeaders: ['X-Log-Position', 'ETag', 'Location', 'X-Request-Id', 'Retry-After'],
    maxAge: 600,
  });
}
