import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TicketsController } from './tickets.controller';

@Module({ imports: [DrawsModule], controllers: [TicketsController] })
export class TicketsModule {}

export { playValue } from './domain/expected-value';
