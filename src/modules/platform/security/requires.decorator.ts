import { Reflector } from '@nestjs/core';

/** What keys are good for, each including those before it: reading, asking for work, running the service, deciding who may do what. */
export const roles = ['viewer', 'analyst', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Who may call a route: holders of a role or of one above it, or anyone at all, such as a probe of the service's health. */
export const Requires = Reflector.createDecorator<Role | 'anyone'>();
