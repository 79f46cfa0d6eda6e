import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenSandbox, paidCharge, refusalOf, type Given } from '../../testing/given.js';

describe('files', () => {
  let given: Given;
  beforeAll(async () => {
    given = await givenSandbox();
  });
  afterAll(() => given.close());

  it('are taken as evidence by name and size, and their contents are not kept', async () => {
    const content = Buffer.from('a delivery note nobody should keep');
    const upload = { data: content, name: 'note.pdf', type: 'application/pdf' };
    const file = await given.stripe.files.create({ purpose: 'dispute_evidence', file: upload });
    expect(file).toMatchObject({ filename: 'note.pdf', size: content.length, purpose: 'dispute_evidence' });
    expect(JSON.stringify(given.sandbox.control.snapshot())).not.toContain('delivery note');
    const { charge } = await paidCharge(given.stripe);
    const { id } = given.sandbox.control.dispute(charge);
    const update = (receipt: string) => given.stripe.disputes.update(id, { evidence: { receipt }, submit: false });
    expect((await update(file.id)).evidence.receipt).toBe(file.id);
    expect((await refusalOf(update('file_nothing'))).code).toBe('resource_missing');
  });
});
