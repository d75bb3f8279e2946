import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { factValue, type Fact } from '../domain/source';
import { AddressBook } from './addresses';
import { annotate, removeAnnotations } from './annotation-commands';
import { standingIn } from './anchors';
import { capturesOf, textContent, textsOf } from './captures';
import { addCaptures, addReading, correctFact, decideAnchor, redo, showText, undo } from './commands';
import { readContent, sha256 } from './content';
import { custodyOf } from './custody';
import { addNewCapture, addText, casePath, openTestCase, readOf } from './fixtures';
import { nextUndo } from './history';
import { entryHash, NO_PREVIOUS } from './journal';
import { migrate, MIGRATIONS } from './migrate';
import { purgeSource } from './purge';
import { listSources, readSource } from './sources';
import { row, rows } from './sqlite';
import { verifyCase } from './verify';

const OLD = 'Talks in Daraa failed on Monday.\nAbout 225 people left the town, the council said.\nNobody was hurt.';
const NEW =
  'Talks in Daraa failed on Monday.\nMore than 225 people left the town, the council said.\nA bridge was closed.\nNobody was hurt.';

function span(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('a newer capture', () => {
  it('I9: becomes the text that is read, keeps the older one, and carries annotations over', () => {
    const file = openTestCase();
    const { source, text } = addText(file, OLD);
    annotate(file, { text, ...span(OLD, 'Talks in Daraa failed'), tag: 'claim' });
    const moved = annotate(file, { text, ...span(OLD, 'Nobody was hurt'), tag: 'claim' });
    const added = addNewCapture(file, source, NEW);
    expect(added).toMatchObject({ status: 'new-capture', source });
    expect(capturesOf(file.db, source)).toHaveLength(2);
    const read = readSource(file.db, source);
    expect(textContent(file.db, read.text.sha256)).toBe(NEW);
    expect(read.captures).toBe(2);
    const standing = standingIn(file.db, added.text);
    expect(standing.map(({ state }) => state)).toEqual(['exact', 'moved']);
    const { start, end } = standing.find(({ id }) => id === moved.id) ?? {};
    expect(NEW.slice(start ?? 0, end ?? 0)).toBe('Nobody was hurt');
    expect(standingIn(file.db, text).map(({ state }) => state)).toEqual([null, null]);
    expect(verifyCase(file.db).problems).toEqual([]);
    undo(file);
    expect(readSource(file.db, source).text.id).toBe(text);
    expect(rows(file.db, 'SELECT * FROM anchor')).toEqual([]);
    redo(file);
    expect(readSource(file.db, source).text.id).toBe(added.text);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('I8: is recognised by its address, and never before what a person entered', () => {
    const file = openTestCase();
    const url = (value: string): Fact => ({ field: 'url', value, basis: 'metadata', reason: '' });
    const draft = (text: string, facts: Fact[]) => ({
      bytes: Buffer.from(text),
      via: 'file',
      name: 'page.html',
      read: { ...readOf(text), facts },
    });
    const headline = (value: string): Fact => ({ field: 'headline', value, basis: 'metadata', reason: '' });
    const outlet = (value: string): Fact => ({ field: 'outlet', value, basis: 'metadata', reason: '' });
    const [first, second, third] = addCaptures(file, [
      draft('one', [headline('Talks fail'), outlet('A'), url('https://example.org/talks?utm_source=x')]),
      draft('two', [url('https://example.org/other')]),
      draft('one, again', [headline('Talks failed'), outlet('B'), url('http://www.example.org/talks/')]),
    ]);
    expect([first?.status, second?.status, third?.status]).toEqual(['added', 'added', 'new-capture']);
    expect(third?.source).toBe(first?.source);
    const source = first?.source ?? '';
    expect(factValue(readSource(file.db, source).facts, 'headline')).toBe('Talks failed');
    correctFact(file, source, 'outlet', 'The Observer');
    addCaptures(file, [draft('one, a third time', [outlet('C'), url('https://example.org/talks')])]);
    expect(factValue(readSource(file.db, source).facts, 'outlet')).toBe('The Observer');
    expect(new AddressBook(file.db).find('https://example.org/talks')).toBe(source);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('A8: a person decides what is uncertain or lost; deleting takes every place along and undo brings it back', () => {
    const file = openTestCase();
    const { source, text } = addText(file, OLD);
    const { id } = annotate(file, { text, ...span(OLD, 'About 225 people left the town'), tag: 'claim' });
    const other = 'Something else entirely is written here now.';
    const newer = addNewCapture(file, source, other);
    expect(readSource(file.db, source).toReview).toBe(1);
    decideAnchor(file, id, newer.text, span(other, 'Something else'));
    expect(readSource(file.db, source).toReview).toBe(0);
    expect(standingIn(file.db, newer.text)).toMatchObject([{ id, state: 'moved', decided: 1, start: 0, end: 14 }]);
    expect(() => decideAnchor(file, id, newer.text, { start: 3, end: 9999 })).toThrow(/outside/u);
    expect(() => decideAnchor(file, id, text, { start: 0, end: 1 })).toThrow(/carried over/u);
    removeAnnotations(file, [id]);
    expect(rows(file.db, 'SELECT * FROM anchor')).toEqual([]);
    undo(file);
    expect(standingIn(file.db, newer.text)).toMatchObject([{ id, state: 'moved', decided: 1 }]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('another text of a capture', () => {
  it('I10: is made once, never changes the older one, and what is marked is found in both', () => {
    const file = openTestCase();
    const { source, capture, text } = addText(file, OLD);
    annotate(file, { text, ...span(OLD, 'Nobody was hurt'), tag: 'claim' });
    const whole = `Menu\nSports\n${OLD}\nCookies`;
    addReading(file, capture, readOf(whole, 'whole'));
    const second = readSource(file.db, source).text;
    expect(second.extent).toBe('whole');
    const [mark] = standingIn(file.db, second.id);
    expect(mark?.state).toBe('moved');
    expect(whole.slice(mark?.start ?? 0, mark?.end ?? 0)).toBe('Nobody was hurt');
    const { id } = annotate(file, { text: second.id, ...span(whole, 'Talks in Daraa'), tag: 'claim' });
    showText(file, source, text);
    expect(standingIn(file.db, text).find((other) => other.id === id)).toMatchObject({ start: 0, end: 14 });
    addReading(file, capture, readOf(whole, 'whole'));
    expect(textsOf(file.db, source)).toHaveLength(2);
    expect(readSource(file.db, source).text.id).toBe(second.id);
    expect(textContent(file.db, textsOf(file.db, source)[0]?.sha256 ?? '')).toBe(OLD);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('what is known', () => {
  it('I11: a person corrects it, the old value stays in the trail, and taking it away brings it back', () => {
    const file = openTestCase();
    const { source } = addText(file, OLD);
    const was = factValue(readSource(file.db, source).facts, 'headline');
    correctFact(file, source, 'headline', 'Talks fail');
    correctFact(file, source, 'headline', 'Talks fail again');
    correctFact(file, source, 'headline', 'Talks fail again');
    const trail = custodyOf(file.db, source).map(({ what }) => what);
    expect(trail).toHaveLength(3);
    expect(trail[0]).toMatch(
      /^Imported from a file: “article\.txt”, \d+ bytes of text\/plain, SHA-256 [0-9a-f]{64}\./u,
    );
    expect(trail[1]).toContain(was);
    expect(trail[2]).toBe('Entered the headline “Talks fail again”; it was “Talks fail”, entered.');
    correctFact(file, source, 'headline', undefined);
    expect(readSource(file.db, source).facts[0]).toMatchObject({ value: was, basis: 'inferred' });
    undo(file);
    expect(readSource(file.db, source).facts[0]).toMatchObject({ value: 'Talks fail again', basis: 'person' });
    expect(custodyOf(file.db, source).at(-1)?.what).toMatch(/^Undone: put the headline back/u);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('a purge', () => {
  const SECRET = 'Umm Yazan of Tafas';

  it('P1: leaves no byte of the source in the file, and a chain that verifies and says what happened', () => {
    const file = openTestCase();
    const kept = addText(file, OLD);
    const { source, capture, text } = addText(file, `${SECRET} said that the talks had failed.`, `${SECRET}.txt`);
    const { id } = annotate(file, { text, start: 0, end: SECRET.length, tag: 'actor', note: `call ${SECRET}` });
    addNewCapture(file, source, `${SECRET} said that the talks had not failed.`);
    addReading(file, capture, readOf(`${SECRET} – whole page`, 'whole'));
    correctFact(file, source, 'byline', SECRET);
    removeAnnotations(file, [id]);
    undo(file);
    annotate(file, { text: kept.text, ...span(OLD, 'Daraa'), tag: 'place' });
    const report = purgeSource(file, source, 'The source asked for it.');
    expect(report).toMatchObject({ captures: 2, texts: 3, annotations: 1, remains: [] });
    expect(verifyCase(file.db).problems).toEqual([]);
    expect(listSources(file.db).map((other) => other.id)).toEqual([kept.source]);
    expect(row(file.db, "SELECT payload FROM journal WHERE kind = 'source.purge'")).toMatchObject({
      payload: expect.stringContaining('The source asked for it.') as string,
    });
    for (const name of readdirSync(dirname(file.path))) {
      expect(readFileSync(join(dirname(file.path), name)).includes(SECRET), name).toBe(false);
    }
    file.close();
    const again = openTestCase(file.path);
    expect(verifyCase(again.db).problems).toEqual([]);
    expect(readFileSync(file.path).includes(SECRET)).toBe(false);
    // What is left can be undone as if the source had never been there.
    undo(again);
    undo(again);
    expect(nextUndo(again.db, again.author.desk)).toBeUndefined();
    expect(listSources(again.db)).toEqual([]);
    expect(verifyCase(again.db).problems).toEqual([]);
  });

  it('P2: keeps bytes that another source has too, and names copies beside the case', () => {
    const file = openTestCase();
    const first = addText(file, OLD);
    const [second] = addCaptures(file, [
      { bytes: Buffer.from(NEW), via: 'file', name: 'b', read: { ...readOf(OLD), facts: [] } },
    ]);
    writeFileSync(`${file.path}.before-2`, 'a copy');
    const report = purgeSource(file, first.source, '');
    expect(report.remains).toEqual([expect.stringContaining('.before-2') as string]);
    const left = readSource(file.db, second?.source ?? '');
    expect(readContent(file.db, left.text.sha256).toString()).toBe(OLD);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('P3: payloads of entries that no purge names can’t be emptied, and a lost payload is found', () => {
    const file = openTestCase();
    const { source } = addText(file, OLD);
    expect(() => file.db.exec('UPDATE journal SET payload = NULL')).toThrow(/append-only/u);
    purgeSource(file, source, '');
    expect(() => file.db.exec("UPDATE journal SET by = 'x' WHERE payload IS NULL")).toThrow(/append-only/u);
    expect(() => file.db.exec("UPDATE journal SET payload = '{}' WHERE payload IS NULL")).toThrow(/append-only/u);
    addText(file, NEW);
    file.db.exec('DROP TRIGGER journal_no_update');
    file.db.exec("UPDATE journal SET payload = NULL WHERE kind = 'source.add'");
    expect(verifyCase(file.db).problems.join('\n')).toMatch(/lost its payload, and no purge says so/u);
  });
});

describe('a case of the first form', () => {
  it('C3, J5: is migrated, and its journal replays to what it holds', () => {
    const path = casePath();
    const old = new Database(path);
    migrate(old, undefined, MIGRATIONS.slice(0, 1));
    const [source, capture, text] = ['s', 'c', 't'];
    const hash = sha256(OLD);
    old.prepare('INSERT INTO content VALUES (?, ?, ?)').run(hash, OLD.length, Buffer.from(OLD));
    // As the first version wrote them: without member, extent and the rest.
    const entries: [string, object][] = [
      ['case.create', { case: 'k', app: '0.1.0' }],
      [
        'source.add',
        {
          source,
          facts: [],
          capture: {
            ...{ id: capture, sha256: hash, bytes: OLD.length, mediaType: 'text/plain' },
            ...{ encoding: 'utf-8', via: 'file', name: 'a.txt' },
          },
          text: {
            ...{ id: text, sha256: hash, length: OLD.length, reader: 'plain-text', readerVersion: '1' },
            ...{ blocks: [{ kind: 'paragraph', start: 0, end: 32 }], warnings: [] },
          },
        },
      ],
    ];
    let previous = NO_PREVIOUS;
    for (const [index, [kind, value]] of entries.entries()) {
      const payload = JSON.stringify(value);
      const entry = {
        ...{ desk: 'd', seq: index + 1, id: `e${index}`, at: `2026-11-22T01:11:10.12${index}Z-0000`, by: 'Amal', kind },
        ...{ payload_hash: sha256(payload), prev_hash: previous },
      };
      previous = entryHash(entry);
      old
        .prepare(
          `INSERT INTO journal (desk, seq, id, at, by, kind, payload, payload_hash, prev_hash, hash)
           VALUES (@desk, @seq, @id, @at, @by, @kind, @payload, @payload_hash, @prev_hash, @hash)`,
        )
        .run({ ...entry, payload, hash: previous });
    }
    const at = '2026-11-22T01:11:10.121Z';
    old.prepare("INSERT INTO case_info VALUES ('k', '2026-11-22T01:11:10.120Z')").run();
    old.prepare("INSERT INTO source VALUES ('s', ?, 'Amal')").run(at);
    old
      .prepare("INSERT INTO capture VALUES ('c', 's', ?, ?, 'text/plain', 'utf-8', 'file', 'a.txt', ?, 'Amal')")
      .run(hash, OLD.length, at);
    old
      .prepare("INSERT INTO text VALUES ('t', 'c', ?, ?, 'plain-text', '1', ?, '[]')")
      .run(hash, OLD.length, '[{"kind":"paragraph","start":0,"end":32}]');
    old.close();
    const file = openTestCase(path);
    expect(verifyCase(file.db).problems).toEqual([]);
    expect(readSource(file.db, source).text).toMatchObject({ id: text, encoding: 'utf-8', extent: 'article' });
    addNewCapture(file, source, NEW);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});
