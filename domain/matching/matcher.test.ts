import { describe, expect, it } from 'vitest';
import { Matcher, type Match } from './matcher';
import { passagesOf } from './passages';

/** A source of the matcher, of these sentences. */
const source = (id: string, text: string, published = '', language = 'en') => ({
  id,
  language,
  passages: passagesOf(text, { language, published }),
});

/** Works to the end. */
function done(matcher: Matcher): Matcher {
  for (const _ of matcher.work());
  return matcher;
}

const pairs = (found: readonly Match[]): string[] =>
  found.map(({ a, b, kind }) => `${a.source}:${a.start} ${b.source}:${b.start} ${kind}`);

/** A made news article: its own event among those that many articles tell of. */
function article(n: number): string {
  const towns = ['Tafas', 'Jasim', 'Nawa', 'Inkhil', 'Muzayrib', 'Sanamayn', 'Dael', 'Izra'];
  const deeds = ['stormed a checkpoint', 'cut the road', 'shelled the hospital', 'freed prisoners', 'burnt a depot'];
  return Array.from({ length: 6 }, (_, at) => {
    const event = (n * 7 + at * 13) % 997;
    const town = towns[event % towns.length] ?? '';
    const deed = deeds[event % deeds.length] ?? '';
    return `Gunmen ${deed} near ${town}, and unit ${event + 1000} lost ${(event % 40) + 12} soldiers of brigade ${event}.`;
  }).join(' ');
}

describe('V2: passages that make the same claim', () => {
  it('are found across sources and never within one', () => {
    const matcher = new Matcher({ leastScore: 0 });
    const text = 'The army retook the border crossing of Nasib in July 2018. Rebels left the town of Tafas by bus.';
    matcher.put(source('a', `${text} The army has retaken the crossing of Nasib.`));
    matcher.put(
      source('b', 'Farmers in the north fear for their wheat. In July 2018 the Nasib border crossing was retaken.'),
    );
    const [best, ...others] = done(matcher).matches(0.3);
    expect(best).toMatchObject({ a: { source: 'a', start: 0 }, b: { source: 'b' }, kind: 'same-claim' });
    expect(others.every(({ a, b }) => a.source !== b.source)).toBe(true);
  });

  it('are put together by the quantity that they share, and apart by dates that are far from each other', () => {
    const score = (a: string, b: string): number => {
      const matcher = new Matcher({ leastScore: 0 });
      matcher.put(source('a', a, '2021-08-22'));
      matcher.put(source('b', b, '2021-08-22'));
      return done(matcher).matches(0)[0]?.score ?? 0;
    };
    const base = score('Gunmen attacked a checkpoint in Tafas.', 'A checkpoint in Tafas was attacked.');
    expect(
      score('Gunmen attacked a checkpoint in Tafas on 3 May 2020.', 'A checkpoint in Tafas was attacked in 2013.'),
    ).toBeLessThan(base);
    expect(
      score('Gunmen attacked a checkpoint in Tafas in May 2020.', 'A checkpoint in Tafas was attacked on 3 May 2020.'),
    ).toBeGreaterThan(base);
    expect(score('There were 512 killings in the south.', 'Monitors count 512 attacks.')).toBeGreaterThan(
      score('There were 512 killings in the south.', 'Monitors count 513 attacks.'),
    );
  });

  it('are not sought across languages', () => {
    const matcher = new Matcher({ leastScore: 0 });
    matcher.put(source('a', 'Bashar Assad 2018 Damascus Daraa.'));
    matcher.put(source('b', 'Bashar Assad 2018 Damascus Daraa.', '', 'de'));
    expect(done(matcher).matches(0)).toEqual([]);
  });

  it('are found without word vectors in any script', () => {
    const matcher = new Matcher();
    matcher.put(source('a', 'استعاد الجيش معبر نصيب الحدودي في تموز 2018. وصل المزارعون إلى المدينة.', '', 'ar'));
    matcher.put(source('b', 'في عام 2018 استعاد الجيش معبر نصيب على الحدود. الطقس بارد اليوم في الجبال.', '', 'ar'));
    expect(done(matcher).matches(0.4)[0]).toMatchObject({ a: { start: 0 }, b: { start: 0 } });
  });
});

describe('V3: the matches of a case that changes', () => {
  it('are those of a case that was made at once', () => {
    const at = (matcher: Matcher, from: number, to: number): void => {
      for (let n = from; n < to; n++) matcher.put(source(`s${String(n).padStart(3, '0')}`, article(n)));
    };
    const whole = new Matcher();
    at(whole, 0, 30);
    const grown = new Matcher();
    at(grown, 0, 12);
    done(grown);
    at(grown, 12, 22);
    done(grown);
    at(grown, 22, 30);
    // What is put again is what it was.
    at(grown, 3, 5);
    done(grown).remove('s007');
    done(whole).remove('s007');
    // Words may weigh a little otherwise, since a case is weighed anew only when it has grown by a quarter.
    const [one, other] = [new Set(pairs(whole.matches(0.6))), new Set(pairs(grown.matches(0.55)))];
    expect(one.size).toBeGreaterThan(20);
    expect([...one].filter((pair) => !other.has(pair) && !other.has(turned(pair)))).toEqual([]);
    expect([...other].some((pair) => pair.includes('s007'))).toBe(false);
  });

  it('are, in a large case, found by the index as well as by comparing all', () => {
    const sources = Array.from({ length: 90 }, (_, n) => source(`s${n}`, article(n)));
    const index = new Matcher({ leastScore: 0.6 });
    for (const one of sources) index.put(one);
    expect(done(index).matches(0.6).length).toBeGreaterThan(50);
    // A pair alone in a case is compared in any event.
    for (const { a, b } of index.matches(0.9).slice(0, 20)) {
      const alone = new Matcher({ leastScore: 0 });
      for (const one of sources) if (one.id === a.source || one.id === b.source) alone.put(one);
      expect(pairs(done(alone).matches(0)).some((pair) => pair.includes(`:${a.start} `))).toBe(true);
    }
  });

  it('can be left half done and gone on with', () => {
    const matcher = new Matcher();
    for (let n = 0; n < 6; n++) matcher.put(source(`s${n}`, article(n)));
    const work = matcher.work();
    for (let n = 0; n < 5; n++) work.next();
    expect(matcher.waiting).toBeGreaterThan(0);
    expect(done(matcher).waiting).toBe(0);
    const whole = new Matcher();
    for (let n = 0; n < 6; n++) whole.put(source(`s${n}`, article(n)));
    expect(pairs(matcher.matches(0.5))).toEqual(pairs(done(whole).matches(0.5)));
  });
});

function turned(pair: string): string {
  const [a = '', b = '', kind = ''] = pair.split(' ');
  return `${b} ${a} ${kind}`;
}
