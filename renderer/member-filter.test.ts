import { expect, test } from 'vitest';
import type { MemberSummary } from '../domain/contract';
import { filterMembers } from './member-filter';

const member = (name: string, url: string, mediaType = 'text/html'): MemberSummary => ({
  member: url,
  name,
  url,
  mediaType,
  bytes: undefined,
  recordedAt: '2021-07-30T10:00:00Z',
});
const members = [
  member('Café “Daraa”', 'https://one.example/a'),
  member('درعا البلد', 'https://two.example/b'),
  member('', 'https://one.example/report.pdf', 'application/pdf'),
];
const found = (query: string) => filterMembers(members, query).map((one) => members.indexOf(one));

test.each([
  ['', [0, 1, 2]],
  ['cafe "daraa"', [0]],
  ['البلد', [1]],
  ['one.example', [0, 2]],
  ['pdf one', [2]],
  ['web page', [0, 1]],
  ['2021-07-30', [0, 1, 2]],
  ['nothing', []],
])('%s', (query, which) => {
  expect(found(query)).toEqual(which);
});
