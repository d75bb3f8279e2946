import { expect, test } from 'vitest';
import { CONTENT_POLICY } from './content-policy';

test('the policy starts from nothing and allows nothing unsafe', () => {
  expect(CONTENT_POLICY).toMatch(/^default-src 'none'; /);
  expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});
