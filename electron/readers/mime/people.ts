/** Who a mail is from and to, in the words of its address headers (RFC 5322, section 3.4). */
import { addressParser, decodeWords, type Address } from 'postal-mime';
import type { Header } from './headers';

/** More people than this are counted, not named. */
const MOST = 200;

/** A header longer than this is no list of people. UTF-16 units. */
const LONGEST = 100_000;

/** “Name <a@b>, …” of address headers; what can’t be taken apart is shown as it stands. */
export function peopleOf(headers: readonly Header[]): string {
  const shown = headers.flatMap(({ value }) => {
    const people = parse(value.slice(0, LONGEST))
      .map(named)
      .filter((name) => name !== '');
    return people.length > 0 || value === '' ? people : [decodeWords(value.slice(0, LONGEST))];
  });
  const rest = shown.length - MOST;
  return rest > 0 ? `${shown.slice(0, MOST).join(', ')} and ${rest.toLocaleString('en')} more` : shown.join(', ');
}

/** The addresses of a header. Comments may hold the name, so they are left out only where they are in the way. */
function parse(value: string): Address[] {
  const found = addressParser(value);
  const isSpoilt = found.some((one) =>
    (one.group ?? [one]).some(({ name, address }) => /[()]/u.test(address) || /^[()]+$/u.test(name)),
  );
  return isSpoilt ? addressParser(withoutComments(value)) : found;
}

function named(one: Address): string {
  if (one.group === undefined) return mailbox(one.name, one.address);
  const members = one.group.map(({ name, address }) => mailbox(name, address)).filter((name) => name !== '');
  const name = decodeWords(one.name).trim();
  return members.length === 0 ? name : `${name}: ${members.join(', ')}`;
}

function mailbox(name: string, address: string): string {
  const shown = decodeWords(name).trim();
  if (address === '') return shown;
  return shown === '' || shown === address ? address : `${shown} <${address}>`;
}

/** The header without comments, which nest and may escape their parentheses (RFC 5322, section 3.2.2). */
function withoutComments(value: string): string {
  let kept = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at);
    if (sign === '\\') {
      if (depth === 0) kept += value.slice(at, at + 2);
      at++;
    } else if (sign === '"' && depth === 0) {
      isQuoted = !isQuoted;
      kept += sign;
    } else if (sign === '(' && !isQuoted) depth++;
    else if (sign === ')' && !isQuoted && depth > 0) depth--;
    else if (depth === 0) kept += sign;
  }
  return kept;
}
