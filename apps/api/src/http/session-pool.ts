import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@sidecrew/platform';
import pg from 'pg';

/** The small pool that sessions use: it ends with the application, not before. */
@Injectable()
export class SessionPool implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: 4 });
    const log = new Logger(SessionPool.name);
    // An idle connection that breaks is replaced at the next request; without a listener it would end the process.
    this.pool.on('error', (error) => log.warn(`A session connection broke: ${error.message}`));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
