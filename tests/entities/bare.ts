/** The bare models that the recogniser is measured against: what each finds by itself in a text. */
import nlp from 'compromise/three';
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemEntity, type ItemToken } from 'wink-nlp';
import type { TaggedSpan } from './score';

interface CompromiseMatch {
  readonly offset: { readonly start: number; readonly length: number };
}

/** `compromise`: persons and organisations as actors, places as places; signs round a name are not counted against it. */
export function compromise(text: string): TaggedSpan[] {
  const doc = nlp(text);
  const spans = (matches: { json(options: object): unknown }, tag: 'actor' | 'place'): TaggedSpan[] =>
    (matches.json({ offset: true }) as CompromiseMatch[]).flatMap(({ offset }) => {
      const span = withoutSigns(text, offset.start, offset.start + offset.length);
      return span.end > span.start ? [{ ...span, tag }] : [];
    });
  return [...spans(doc.people(), 'actor'), ...spans(doc.organizations(), 'actor'), ...spans(doc.places(), 'place')];
}

function withoutSigns(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start < end && /[\s\p{P}]/u.test(text.charAt(start))) start++;
  while (end > start && /[\s\p{P}]/u.test(text.charAt(end - 1))) end--;
  const possessive = /['’]s$/u.exec(text.slice(start, end));
  return { start, end: end - (possessive?.[0].length ?? 0) };
}

const wink = winkNLP(model);

/** `wink-nlp`'s entities of those kinds that are actors or places, of which its light model knows none. */
export function winkEntities(text: string): TaggedSpan[] {
  const doc = wink.readDoc(text);
  const starts = startsOf(text, doc.tokens());
  const spans: TaggedSpan[] = [];
  doc.entities().each((entity: ItemEntity) => {
    const type = String(entity.out(wink.its.type));
    const tag = /PERSON|ORG/i.test(type) ? 'actor' : /LOC|GPE|PLACE|CITY|COUNTRY/i.test(type) ? 'place' : null;
    const [first, last] = entity.out(wink.its.span) as unknown as [number, number];
    if (tag !== null) spans.push({ start: starts[first]?.start ?? 0, end: starts[last]?.end ?? 0, tag });
  });
  return spans;
}

/** Runs of words that `wink-nlp` takes for proper nouns, as `tag`, for it knows no kinds. */
export function winkProperNouns(text: string, tag: 'actor' | 'place'): TaggedSpan[] {
  const tokens = wink.readDoc(text).tokens();
  const starts = startsOf(text, tokens);
  const spans: TaggedSpan[] = [];
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open !== undefined) spans.push({ ...open, tag });
    open = undefined;
  };
  tokens.each((token: ItemToken) => {
    const place = starts[token.index()];
    const isProper = token.out(wink.its.pos) === 'PROPN';
    if (!isProper || place === undefined) close();
    else open = { start: open?.start ?? place.start, end: place.end };
  });
  close();
  return spans;
}

/** Where each token stands, by the spaces that wink keeps before it. */
function startsOf(
  text: string,
  tokens: { each(f: (token: ItemToken) => void): void },
): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  let at = 0;
  tokens.each((token) => {
    const value = token.out();
    const start = text.indexOf(value, at);
    if (start < 0 || start > at + 100) {
      places.push({ start: at, end: at });
      return;
    }
    at = start + value.length;
    places.push({ start, end: at });
  });
  return places;
}
