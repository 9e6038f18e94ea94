import { Module } from '@nestjs/common';
import { ProjectionsController } from './projections.controller';
import { ReadSideOperator } from './read-side-operator';

@Module({ controllers: [ProjectionsController], providers: [ReadSideOperator], exports: [ReadSideOperator] })
export class OperationsModule {}

export { ReadSideOperator } from './read-side-operator';
