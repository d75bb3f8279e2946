import fs from 'node:fs';
import { expect, test } from 'vitest';
import { PAPER } from './paper';

test('the window behind the page has the colour of its paper', () => {
  const tokens = fs.readFileSync(new URL('../renderer/theme/tokens.css', import.meta.url), 'utf8');
  const papers = [...tokens.matchAll(/--paper:\s*(#[0-9a-f]{6})/gi)].map(([, colour]) => colour?.toLowerCase());
  expect(papers).toEqual([PAPER.light, PAPER.dark]);
});
