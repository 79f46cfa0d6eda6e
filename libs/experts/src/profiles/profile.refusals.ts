import { Refusal } from '@sidecrew/platform';

export class WriteProfileFirst extends Refusal {
  readonly code = 'PROFILE_INCOMPLETE';

  constructor(what: string) {
    super(what);
  }
}
