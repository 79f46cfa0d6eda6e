import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './actor.js';

/** Who may knock at a resolver or route. `anyone` is a decision too; nothing is open by omission. */
export type Knocker = Role | 'anyone' | 'signed-in';

export const ALLOW = 'sidecrew:allow';

/** States the door of a resolver or route. One of the named roles is enough. The lint refuses a resolver without it. */
export const Allow = (...knockers: [Knocker, ...Knocker[]]): CustomDecorator => SetMetadata(ALLOW, knockers);
