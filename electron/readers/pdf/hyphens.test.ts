import { describe, expect, it } from 'vitest';
import { joinLines, Vocabulary } from './hyphens';

function join(lines: readonly string[], ...known: readonly string[]): string {
  const vocabulary = new Vocabulary();
  for (const line of known) vocabulary.add(line);
  return joinLines(lines, vocabulary);
}

describe('joining lines', () => {
  it.each([
    [['a', 'b'], 'a b'],
    [['shel-', 'ling'], 'shelling'],
    [['shel\u2010', 'ling'], 'shelling'],
    [['shel\u00AD', 'ling'], 'shelling'],
    [['Bashar al-', 'Assad'], 'Bashar al-Assad'],
    [['COVID-', '19'], 'COVID-19'],
    [['up-to-', 'date'], 'up-to-date'],
    [['self-', 'made'], 'self-made'],
    [['Vor- ', 'und Nachteile'], 'Vor- und Nachteile'],
    [['pre-', 'organised'], 'preorganised'],
    [['a dash -', 'and more'], 'a dash - and more'],
    [['see https://example.com/long-', 'address'], 'see https://example.com/long-address'],
    [['日本', '語'], '日本語'],
    [['long\u00ADterm plan'], 'long-term plan'],
    [['правитель-', 'ство'], 'правительство'],
  ])('%j makes %j', (lines, text) => {
    expect(join(lines)).toBe(text);
  });

  it('asks the rest of the document how a word is written', () => {
    expect(join(['north-', 'west'], 'the north-west of it')).toBe('north-west');
    expect(join(['north-', 'west'], 'the northwest of it')).toBe('northwest');
  });

  it('is not slow on long lines of one kind', () => {
    const start = performance.now();
    for (const unit of ['-', 'a', 'a-', "a'", 'http://', ' '])
      join([unit.repeat(200_000), unit.repeat(200_000)], unit.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
