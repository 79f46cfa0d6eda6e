/**
 * A fact in the past tense: a class whose name is the event's name, with ids and the few values that may change later.
 * Fields must survive JSON (text, numbers, booleans, null), so amounts travel as text.
 */
export interface DomainEvent {
  readonly constructor: { readonly name: string };
}

export type DomainEventClass<E extends DomainEvent> = { new (...args: never[]): E; readonly name: string };

/** What JSON makes of an event: its fields. */
export type EventFields<E> = { readonly [K in keyof E as E[K] extends (...args: never[]) => unknown ? never : K]: E[K] };
