import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type ProblemCode, problems } from '#events/kernel';
import { Problem } from '../problem/problem.view';

/** Documents a route's errors: one response a status, one example a code. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code]);
  const responses = [...byStatus].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.map((code) => problems[code].title).join(' Or: '),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(Problem) },
          examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code) }])),
        },
      },
    }),
  );
  return applyDecorators(ApiExtraModels(Problem), ...responses);
}

/** Documents that a retry with the same key does nothing twice. */
export const ApiIdempotent = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A name of your own for this request (1 to 200 visible ASCII characters). A retry with the same name does nothing twice.',
    schema: { type: 'string', example: 'import-2026-11-20' },
  });

const exampleOf = (code: ProblemCode): Problem => ({
  type: `/problems/${code}`,
  title: problems[code].title,
  status: problems[code].status,
  detail: problems[code].title,
  instance: '/v1/…',
});
