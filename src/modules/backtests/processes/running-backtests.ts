import { Injectable } from '@nestjs/common';
import { RunningWork } from '#modules/platform';

/** The backtests that workers are at. */
@Injectable()
export class RunningBacktests extends RunningWork {}
