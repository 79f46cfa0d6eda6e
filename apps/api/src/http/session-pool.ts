import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** The small pool that sessions use: it ends with the application, not before. */
@Injectable()
export class SessionPool implements OnApplicationShutdown {
  private pool: pg.Pool | null = null;

  open(databaseUrl: string): pg.Pool {
    this.pool ??= new pg.Pool({ connectionString: databaseUrl, max: 4 });
    // An idle connection that breaks is replaced at the next request; without a listener it would end the process.
    this.pool.on('error', (error) => process.stderr.write(`A session connection broke: ${error.message}\n`));
    return this.pool;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }
}
