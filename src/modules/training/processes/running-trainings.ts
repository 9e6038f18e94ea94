import { Injectable } from '@nestjs/common';
import { RunningWork } from '#modules/platform';

/** The trainings that a worker is at. */
@Injectable()
export class RunningTrainings extends RunningWork {}
