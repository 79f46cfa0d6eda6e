import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import type { DomainEvent, DomainEventClass, EventFields } from './domain-event.js';

export type EventHandler<E> = (tx: Tx, event: EventFields<E>, at: Date) => Promise<void>;

interface Registered {
  readonly name: string;
  readonly handle: EventHandler<never>;
}

/** Who listens to which fact. Steps register at start; the relay calls each handler in a transaction of its own, once. */
@Injectable()
export class EventHandlers {
  private readonly byType = new Map<string, Registered[]>();

  /** `name` is the handler's sentence, `tell-expert-when-delivery-is-approved`; unique per event. */
  on<E extends DomainEvent>(event: DomainEventClass<E>, name: string, handle: EventHandler<E>): void {
    const known = this.byType.get(event.name) ?? [];
    if (known.some((other) => other.name === name)) throw new Error(`${name} listens to ${event.name} twice.`);
    this.byType.set(event.name, [...known, { name, handle: handle as EventHandler<never> }]);
  }

  of(type: string): readonly Registered[] {
    return this.byType.get(type) ?? [];
  }
}
