import { dictionary } from '@zxcvbn-ts/language-common';
import { PasswordTooWeak } from '../identity.refusals.js';

const shortest = 8;
const longest = 128;
const fewestSigns = 4;

/** The bundled list of passwords known from breaches, lower case. */
const breached: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));

/**
 * Refuses what anyone would try first: too short, from the list of breached passwords (also with digits and signs
 * behind), one sign over and over, or made of the person's own name or address.
 */
export function refuseWeakPassword(password: string, person: { readonly email: string; readonly name: string }): void {
  if (password.length < shortest) throw new PasswordTooWeak(`Use at least ${shortest} characters.`);
  if (password.length > longest) throw new PasswordTooWeak(`Use at most ${longest} characters.`);
  const plain = password.toLowerCase();
  if (breached.has(plain) || breached.has(plain.replace(/[^\p{L}]+$/u, ''))) {
    throw new PasswordTooWeak('This password is on a list of stolen ones. Choose another.');
  }
  if (new Set(plain).size < fewestSigns) throw new PasswordTooWeak('Use more than a few different characters.');
  if (ownWords(person).has(lettersOf(plain))) {
    throw new PasswordTooWeak('Choose a password that is not your name or address.');
  }
}

/** What others know of the person, each word and all in one. */
function ownWords({ email, name }: { readonly email: string; readonly name: string }): ReadonlySet<string> {
  const [mailbox = '', host = ''] = email.split('@');
  const names = name.split(/\s+/);
  const words = [mailbox, host, host.split('.')[0] ?? '', ...names, names.join(''), 'sidecrew'];
  return new Set(words.map(lettersOf).filter(Boolean));
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
