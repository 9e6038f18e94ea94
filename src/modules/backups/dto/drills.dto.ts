import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const scenarios = ['log-corrupted', 'configuration-lost', 'models-lost', 'everything-lost'] as const;

/** How long one recovery took, and what was lost. */
export class DrillMeasureDto {
  /**
   * What was assumed to be lost.
   * @example "everything-lost"
   */
  @IsIn(scenarios)
  scenario!: (typeof scenarios)[number];

  /**
   * From the loss to a service that is ready, in milliseconds.
   * @example 2210
   */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  recoveryMs!: number;

  /**
   * What is aimed at, in milliseconds.
   * @example 300000
   */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(1)
  recoveryMsMax!: number;

  /**
   * Events that were on record and did not come back.
   * @example 0
   */
  @IsInt()
  @Min(0)
  eventsLost!: number;

  /**
   * Time over which they were recorded, in milliseconds.
   * @example 0
   */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  lostMs!: number;

  /**
   * What is aimed at, in milliseconds.
   * @example 5000
   */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  lostMsMax!: number;

  /**
   * What else was looked at, in a sentence.
   * @example "the log is the one that was backed up"
   */
  @IsString()
  @MaxLength(1_000)
  found!: string;

  /** Whether it stayed within what is aimed at. */
  @IsBoolean()
  passed!: boolean;
}

/** What a drill of recovery measured. */
export class RecordDrillDto {
  /**
   * How many events the log had.
   * @example 6710
   */
  @IsInt()
  @Min(0)
  events!: number;

  /** The scenarios, 1 to 4. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => DrillMeasureDto)
  measures!: DrillMeasureDto[];
}
