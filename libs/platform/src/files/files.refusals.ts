import { Refusal } from '../refusals/refusal.js';

export class FileRefused extends Refusal {
  readonly code = 'FILE_REFUSED';

  constructor(message: string) {
    super(message, {}, 'file');
  }
}
