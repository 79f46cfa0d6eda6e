import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from './actor.js';
import { actorOf } from './allow.guard.js';

/** The signed-in person of this request; null where the door is open to anyone. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor | null => actorOf(context));
