import type { INestApplication, Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Role } from '#events/access';
import { type Required, Requires } from '../security/requires.decorator';
import { type Operation, operationsOf, problemResponse } from './document-operations';

/** Name of the way to say who is calling, in the description. */
export const keyScheme = 'key';

const unauthenticated = problemResponse(['unauthenticated', 'key-expired']);
const forbidden = problemResponse(['forbidden', 'foreign-host', 'foreign-site']);

/** How an operation is called in the description, by the names of its controller and method. */
export const operationIdOf = (controller: string, method: string): string => `${controller.replace('Controller', '')}_${method}`;

/** Adds to every operation who may call it, as its route declares it. */
export function documentAccess(document: OpenAPIObject, app: INestApplication): OpenAPIObject {
  const declared = declaredIn(app);
  Object.assign(document.components ?? {}, { responses: { Unauthenticated: unauthenticated, Forbidden: forbidden } });
  for (const { operation } of operationsOf(document)) {
    const required = declared.get(operation.operationId ?? '');
    if (required !== undefined && required !== 'anyone') documentRequired(operation, required);
  }
  return document;
}

function documentRequired(operation: Operation, required: Role): void {
  const told = `Takes a key with the role \`${required}\` or one above it.`;
  Object.assign(operation, {
    description: [operation.description, told].filter(Boolean).join('\n\n'),
    security: [{ [keyScheme]: [] }],
    'x-required-role': required,
  });
  Object.assign(operation.responses, {
    401: { $ref: '#/components/responses/Unauthenticated' },
    403: { $ref: '#/components/responses/Forbidden' },
  });
}

/** Who may call each operation: what its method declares, or else its controller. */
function declaredIn(app: INestApplication): Map<string, Required> {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const found = new Map<string, Required>();
  for (const controller of controllersIn(app)) {
    for (const method of scanner.getAllMethodNames(controller.prototype)) {
      const required = reflector.getAllAndOverride(Requires, [controller.prototype[method], controller]);
      if (required !== undefined) found.set(operationIdOf(controller.name, method), required);
    }
  }
  return found;
}

const controllersIn = (app: INestApplication): Type<Record<string, () => unknown>>[] =>
  [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as Type<Record<string, () => unknown>>),
  );
