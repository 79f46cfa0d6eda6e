import { dictionary } from '@zxcvbn-ts/language-common';
import { PasswordTooWeak } from '../identity.refusals.js';

const shortest = 8;
const longest = 128;

/** The bundled list of passwords known from breaches, lower case. */
const breached: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));

/** Refuses what anyone would try first: too short, from the list of breached passwords, one sign repeated, or the person's own name or address. */
export function refuseWeakPassword(
  password: string,
  person: { readonly email: string; readonly name: string },
): void {
  if (password.length < shortest) throw new PasswordTooWeak(`Use at least ${shortest} characters.`);
  if (password.length > longest) throw new PasswordTooWeak(`Use at most ${longest} characters.`);
  const plain = password.toLowerCase();
  const stem = plain.replace(/[\d\W_]+$/u, '');
  if (breached.has(plain) || breached.has(stem))
    throw new PasswordTooWeak('This password is on a list of stolen ones. Choose another.');
  if (new Set(plain).size < 4) throw new PasswordTooWeak('Use more than a few different characters.');
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= 4);
  if (own.some((part) => stem === part || plain === part))
    throw new PasswordTooWeak('Choose a password that is not your name or address.');
}
