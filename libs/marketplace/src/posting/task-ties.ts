import { Injectable } from '@nestjs/common';
import type { Tx } from '@sidecrew/platform';

type Tie = (tx: Tx, taskId: string) => Promise<boolean>;

/**
 * What binds a task while somebody is being hired: an offer, an unfunded contract. Later steps say how to find theirs,
 * since posting knows neither bids nor contracts. Asked only while the task is locked, which offers and hiring lock too.
 */
@Injectable()
export class TaskTies {
  private readonly ties = new Map<string, Tie>();

  register(name: string, tie: Tie): void {
    if (this.ties.has(name)) throw new Error(`The tie ${name} is registered twice.`);
    this.ties.set(name, tie);
  }

  async bind(tx: Tx, taskId: string): Promise<boolean> {
    for (const tie of this.ties.values()) {
      if (await tie(tx, taskId)) return true;
    }
    return false;
  }
}
