import { Injectable } from '@nestjs/common';
import { RunningWork } from '#modules/platform';

/** The experiments that workers are at. */
@Injectable()
export class RunningExperiments extends RunningWork {}
