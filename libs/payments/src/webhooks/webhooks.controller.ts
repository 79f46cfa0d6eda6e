import { BadRequestException, Controller, Headers, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { Allow } from '@sidecrew/platform';
import type { Request } from 'express';
import { Inbox } from './inbox.js';
import { EventRefused, type EventSource, VerifyEvent } from './verify-event.js';

type SignedRequest = Request & { readonly rawBody?: Buffer };

/**
 * Where Stripe tells us what happened, one door per destination since each has its own secret: verify, keep, answer at
 * once. All work is done later, from the inbox.
 */
@Controller('webhooks')
export class WebhooksController {
  private readonly log = new Logger(WebhooksController.name);

  constructor(
    private readonly verify: VerifyEvent,
    private readonly inbox: Inbox,
  ) {}

  @Post('stripe')
  @HttpCode(200)
  @Allow('anyone')
  platform(@Req() request: SignedRequest, @Headers('stripe-signature') signature?: string): Promise<{ received: true }> {
    return this.receive('platform', request, signature);
  }

  @Post('stripe-connect')
  @HttpCode(200)
  @Allow('anyone')
  connect(@Req() request: SignedRequest, @Headers('stripe-signature') signature?: string): Promise<{ received: true }> {
    return this.receive('connect', request, signature);
  }

  @Post('stripe-thin')
  @HttpCode(200)
  @Allow('anyone')
  thin(@Req() request: SignedRequest, @Headers('stripe-signature') signature?: string): Promise<{ received: true }> {
    return this.receive('thin', request, signature);
  }

  private async receive(source: EventSource, request: SignedRequest, signature: string | undefined): Promise<{ received: true }> {
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
