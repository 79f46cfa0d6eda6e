import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'superagent';
import { type RunningApp, startApp } from '../setup/app.js';
import type { Member } from '../setup/people.js';
import type { Visitor } from '../setup/visitor.js';

let world: RunningApp;
let owner: Member;
let expert: Member;

beforeAll(async () => {
  world = await startApp({ sandbox: false });
  owner = await world.agentFor('olga');
  expert = await world.agentFor('emil');
});
afterAll(() => world.close());

interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly url: string;
}

const pdf = Buffer.from('%PDF-1.7\nThree months of payouts.');

const uploads = (who: Visitor, name: string, bytes: Buffer | string, purpose = 'task') =>
  who.http
    .post(`/files?${new URLSearchParams({ name, purpose })}`)
    .set('x-sidecrew', '1')
    .set('content-type', 'application/octet-stream')
    .send(bytes);

const uploaded = async (who: Visitor, name: string, bytes: Buffer | string, purpose = 'task'): Promise<Uploaded> => {
  const { body, status } = await uploads(who, name, bytes, purpose);
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body as Uploaded;
};

describe('uploading', () => {
  it('keeps Olga’s file under a name of ours, with its real type and its hash', async () => {
    const file = await uploaded(owner, 'payouts.pdf', pdf);
    expect(file).toEqual({
      id: expect.any(String),
      name: 'payouts.pdf',
      mime: 'application/pdf',
      bytes: pdf.length,
      url: `/files/${file.id}`,
    });
    const [row] = await world.sql('select uploader_id, purpose, sha256 from files where id = $1', [file.id]);
    expect(row).toEqual({ uploader_id: owner.id, purpose: 'task', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('takes a JSON file as bytes, whatever the browser calls it', async () => {
    const text = '{"payouts": [1, 2, 3]}';
    const { body, status } = await uploads(owner, 'payouts.json', text).set('content-type', 'application/json');
    expect([status, body.mime, body.bytes]).toEqual([201, 'application/json', text.length]);
  });

  it('keeps no path and no hidden signs of a name', async () => {
    const file = await uploaded(owner, '..\\..\\secret/\u202efdp.txt', 'words');
    expect(file.name).toBe('fdp.txt');
  });

  it.each([
    ['a web page', 'page.html', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that can hold scripts', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a web page called text', 'page.txt', '<html><script>alert(1)</script>'],
    ['a program', 'tool.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])],
    ['nothing', 'empty.txt', ''],
  ])('refuses %s', async (_what, name, bytes) => {
    const { status, body } = await uploads(owner, name, bytes);
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
  });

  it('refuses more than 25 MB', async () => {
    const { status, body } = await uploads(owner, 'big.txt', Buffer.alloc(25 * 1024 * 1024 + 1, 65));
    expect([status, body.message]).toEqual([422, 'Files may have up to 25 MB.']);
  });

  it('refuses more than 200 MB a day, and takes files again tomorrow', async () => {
    await world.sql(
      `insert into files (id, uploader_id, purpose, name, mime, bytes, sha256, created_at)
       select gen_random_uuid(), $1, 'task', 'big.zip', 'application/zip', 25000000, repeat('0', 64), $2 from generate_series(1, 8)`,
      [expert.id, world.clock.now()],
    );
    const full = await uploads(expert, 'one-more.txt', Buffer.alloc(10_000_000, 65));
    expect([full.status, full.body.message]).toEqual([422, 'You can upload 200 MB a day. Try again tomorrow.']);
    await world.sql(`update files set created_at = created_at - interval '25 hours' where uploader_id = $1`, [expert.id]);
    expect((await uploads(expert, 'one-more.txt', 'words')).status).toBe(201);
  });

  it('asks visitors to sign in, and pages of other sites to stay away', async () => {
    expect((await uploads(world.visitor(), 'a.txt', 'words')).status).toBe(401);
    const foreign = await uploads(owner, 'a.txt', 'words').set('origin', 'https://elsewhere.example');
    expect(foreign.status).toBe(403);
    const form = await owner.http.post('/files?name=a.txt&purpose=task').set('content-type', 'text/plain').send('words');
    expect([form.status, form.body.code]).toEqual([422, 'FILE_REFUSED']);
  });

  it('wants to know what the file is for', async () => {
    expect((await uploads(owner, 'a.txt', 'words', 'anything')).status).toBe(422);
  });
});

describe('reading', () => {
  it('gives Olga her own file back, byte by byte, in a cage', async () => {
    const file = await uploaded(owner, 'Zahlungen März.pdf', pdf);
    const answer = await owner.http.get(file.url).buffer(true).parse(bytesOf);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(pdf);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''Zahlungen%20M%C3%A4rz.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.headers['cache-control']).toContain('private');
  });

  it('downloads everything that is neither picture nor PDF', async () => {
    const file = await uploaded(owner, 'sums.csv', 'a,b\n1,2');
    const { headers } = await owner.http.get(file.url);
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  });

  it('does not exist for anybody else', async () => {
    const file = await uploaded(owner, 'payouts.pdf', pdf, 'delivery');
    expect((await expert.http.get(file.url)).status).toBe(404);
    expect((await world.visitor().http.get(file.url)).status).toBe(404);
    expect((await owner.http.get('/files/0190a5b4-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await owner.http.get('/files/not-an-id')).status).toBe(400);
  });
});

function bytesOf(res: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks)));
}
