import { ApiOkResponse } from '@nestjs/swagger';

/** Documents an export: one table, in each of the forms that it can have. */
export const ApiExport = (description: string, csvExample: string): MethodDecorator =>
  ApiOkResponse({
    description,
    content: {
      'text/csv': { schema: { type: 'string', example: csvExample } },
      'application/json': { schema: { type: 'array', items: { type: 'object', additionalProperties: true } } },
      'application/x-ndjson': { schema: { type: 'string', description: 'A JSON object on each line.' } },
    },
  });
