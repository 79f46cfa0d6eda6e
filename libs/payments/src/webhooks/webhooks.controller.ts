import { BadRequestException, Controller, Headers, HttpCode, Logger, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { Allow } from '@sidecrew/platform';
import type { Request } from 'express';
import { Inbox } from './inbox.js';
import { EventRefused, type EventSource, eventSources, VerifyEvent } from './verify-event.js';

/** Where Stripe tells us what happened: verify, keep, answer at once. All work is done later, from the inbox. */
@Controller('webhooks/stripe')
export class WebhooksController {
  private readonly log = new Logger(WebhooksController.name);

  constructor(
    private readonly verify: VerifyEvent,
    private readonly inbox: Inbox,
  ) {}

  @Post(':source')
  @HttpCode(200)
  @Allow('anyone')
  async receive(
    @Param('source') source: string,
    @Headers('stripe-signature') signature: string | undefined,
    @Req() request: Request & { readonly rawBody?: Buffer },
  ): Promise<{ received: true }> {
    if (!isSource(source)) throw new NotFoundException();
    if (!request.rawBody || !signature) throw new BadRequestException('An event has a body and a signature.');
    try {
      await this.inbox.store(this.verify.run(source, request.rawBody, signature));
    } catch (error) {
      if (!(error instanceof EventRefused)) throw error;
      this.log.warn(`An event was refused: ${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`);
      throw new BadRequestException(error.message);
    }
    return { received: true };
  }
}

const isSource = (text: string): text is EventSource => (eventSources as readonly string[]).includes(text);
