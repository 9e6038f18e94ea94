import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems, IdParam, MomentQuery, Requires } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { ReceiptView } from './dto/proofs.view';
import { Receipts } from './receipts';

@ApiTags('proofs')
@Requires('viewer')
@Controller('v1/prediction-sets/:id/proof')
export class ReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly readSide: ReadSide,
  ) {}

  /** Take a receipt of a prediction: that it is in the log, that it is one of the sets its draw was closed with, and what came. */
  @Get()
  @ApiOkResponse({ description: 'A file to keep. `/verify` checks it without asking this service.', type: ReceiptView })
  @ApiProblems('prediction-set-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReceiptView> {
    void reply.header('Content-Disposition', `inline; filename="hindcast-receipt-${id}.json"`);
    return this.receipts.of(id, this.readSide.view.position) as Promise<ReceiptView>;
  }
}
