import type { INestApplication } from '@nestjs/common';
import { type Config, days } from '@sidecrew/platform';
import { Agenda } from './agenda.js';
import { Door } from './door.js';
import { DemoTime } from './demo-time.js';
import { type Joining, People, type Person } from './people.js';

/** What every story of the demo world needs: people, the way into the product, and the passing of time. */
export class Stage {
  readonly door: Door;
  readonly time: DemoTime;
  readonly agenda: Agenda;
  readonly cast = new Map<string, Person>();
  private readonly people: People;

  constructor(
    readonly app: INestApplication,
    config: Config,
    /** Today, where all stories stop. */
    readonly today: Date,
  ) {
    this.door = new Door(app);
    this.time = new DemoTime(app, config);
    this.agenda = new Agenda((moment) => this.time.moveTo(moment));
    this.people = new People(app);
  }

  /** That many days before today; the fraction is the time of day. */
  ago(howManyDays: number): Date {
    return new Date(this.today.getTime() - days(howManyDays));
  }

  /** Parks a story until that many days before today. */
  until(howManyDaysAgo: number): Promise<void> {
    return this.agenda.until(this.ago(howManyDaysAgo));
  }

  async join(joining: Joining): Promise<Person> {
    const person = await this.people.join(joining);
    this.cast.set(person.name, person);
    return person;
  }

  /** Somebody who has joined by now. */
  person(name: string): Person {
    const person = this.cast.get(name);
    if (!person) throw new Error(`${name} has not joined yet.`);
    return person;
  }
}
