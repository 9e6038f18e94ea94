import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '../problem/problem.view';
import { documentAccess, keyScheme, operationIdOf } from './document-access';
import { documentOperations } from './document-operations';

const description = `Puts forecasts on the record. Lottery draws are random: every model here is measured against chance, and the numbers say so.

Every answer tells the position of the log that it includes (\`X-Log-Position\`). Every GET of state takes \`asOf\`.
Errors are \`application/problem+json\` (RFC 9457).

Where the service asks for keys, give yours as \`Authorization: Bearer hck_…\`. Each operation says which role it takes: viewer, analyst, operator or admin,
each including those before it.`;

/** The description of the whole API, made from the controllers. */
export function apiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Hindcast')
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'hck_<id>_<secret>' }, keyScheme)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: operationIdOf,
    extraModels: [Problem],
  });
  return documentAccess(documentOperations(document), app);
}

/** Serves the description at `/openapi.json` and a page to try it at `/docs`. */
export function serveApiDocument(app: INestApplication, version: string): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app, version), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Hindcast API' });
}
