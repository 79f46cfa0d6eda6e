import { Refusal } from '@sidecrew/platform';
import { hasContactDetails } from './contact-details.js';

export class ContactDetailsInText extends Refusal {
  readonly code = 'CONTACT_DETAILS_IN_TEXT';

  constructor(field: string) {
    super('Leave out mail addresses, phone numbers and messenger names. You can talk here once there is a bid.', {}, field);
  }
}

/** Refuses the first of the named texts that tells how to leave the platform. */
export function refuseContactDetails(texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text && hasContactDetails(text)) throw new ContactDetailsInText(field);
  }
}
