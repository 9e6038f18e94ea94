import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import type { ProblemCode } from '#events/kernel';

/** Where a route's own problems stand in its description until `documentOperations` makes responses of them. */
export const problemsExtension = 'x-problems';

/** Documents the problems of a route's own. What any route may answer (a wrong shape, a read side that is not ready) adds itself. */
export const ApiProblems = (...codes: ProblemCode[]): MethodDecorator => ApiExtension(problemsExtension, codes);

/** Documents that a retry with the same key does nothing twice. */
export const ApiIdempotent = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A name of your own for this request (1 to 200 visible ASCII characters). A retry with the same name does nothing twice.',
    schema: { type: 'string', example: 'import-2026-11-20' },
  });
