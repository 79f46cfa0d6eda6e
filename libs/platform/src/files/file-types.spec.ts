import { describe, expect, it } from '@jest/globals';
import { allowedType, isShownInline } from './file-types.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

describe('what may be uploaded', () => {
  it.each([
    ['plan.pdf', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n'), 'application/pdf'],
    ['photo.png', png, 'image/png'],
    ['notes.md', Buffer.from('# Notes\nTwo lines.'), 'text/markdown'],
    ['sums.csv', Buffer.from('date,amount\n2026-01-01,12.00'), 'text/csv'],
    ['clip.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHello'), 'text/vtt'],
    ['data.json', Buffer.from('{"a":1}'), 'application/json'],
  ])('takes %s', async (name, bytes, mime) => {
    expect(await allowedType(name, bytes)).toBe(mime);
  });

  it.each([
    ['page.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['page.txt', Buffer.from('  <!DOCTYPE html><p>hidden</p>')],
    ['drawing.md', Buffer.from('<svg onload="alert(1)"/>')],
    ['tool.exe', exe],
    ['tool.pdf', exe],
    ['binary.txt', Buffer.from([65, 0, 66])],
    ['script.js', Buffer.from('alert(1)')],
    ['noending', Buffer.from('plain words')],
  ])('refuses %s', async (name, bytes) => {
    expect(await allowedType(name, bytes)).toBeNull();
  });

  it('believes the bytes and not the name', async () => {
    expect(await allowedType('really-a.txt', png)).toBe('image/png');
  });

  it('shows only pictures and PDF inside a page', () => {
    expect(['application/pdf', 'image/png', 'text/plain', 'application/zip'].map(isShownInline)).toEqual([true, true, false, false]);
  });
});
