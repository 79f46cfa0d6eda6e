import { Controller, Get } from '@nestjs/common';
import { Allow, Work } from '@sidecrew/platform';

/** Answers when the process and its database do. */
@Controller('health')
export class HealthController {
  constructor(private readonly work: Work) {}

  @Get()
  @Allow('anyone')
  async health(): Promise<{ ok: true }> {
    await this.work.read('select 1');
    return { ok: true };
  }
}
