/** The rules of what does not fit together over real texts in which a reader found nothing wrong. */
import { describe, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { inconsistencies } from '../domain/consistency/inconsistencies';
import { readQuotedTexts, sharedData } from './support/shared-data';

describe('F1: no false alarm', () => {
  it.each([
    ['en', 'entities', 'conflict-reporting-dev.jsonl'],
    ['en', 'entities', 'wikigold-dev.jsonl'],
    ['en', 'multilingual', 'en.jsonl'],
    ['ar', 'multilingual', 'ar.jsonl'],
    ['he', 'multilingual', 'he-wiki.jsonl'],
    ['ja', 'multilingual', 'ja.jsonl'],
  ])('in the texts of %s %s/%s', (language, ...file) => {
    const path = sharedData(root, ...file);
    if (path === undefined) return;
    const texts = readQuotedTexts(path);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.flatMap(({ text }) => inconsistencies(text, { language }))).toEqual([]);
  });
});
