import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { annotate } from './annotation-commands';
import { readContent } from './content';
import { addText, casePath, openTestCase } from './fixtures';
import { lockPath, takeLock } from './lock';
import { APPLICATION_ID, migrate, MIGRATIONS } from './migrate';
import { openCase } from './open';
import { rows } from './sqlite';

const AUTHOR = { desk: '00000000-0000-4000-8000-000000000001', name: 'Amal' };

describe('opening', () => {
  it('C1: sets every pragma', () => {
    const { db } = openTestCase();
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('application_id')).toBe(APPLICATION_ID);
    expect(pragma('user_version')).toBe(MIGRATIONS.length);
    expect(
      rows(db, "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
    ).toEqual([]);
  });

  it('C2: refuses what is not a case of this form and leaves it as it was', () => {
    const refused = (make: (path: string) => void): string => {
      const path = casePath();
      make(path);
      const before = readFileSync(path);
      let code = 'opened';
      try {
        openTestCase(path).close();
      } catch (thrown) {
        code = (thrown as { code: string }).code;
      }
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(dirname(path))).toHaveLength(1);
      return code;
    };
    expect(refused((path) => writeFileSync(path, 'a letter to the editor'))).toBe('case-not-a-case');
    expect(refused((path) => new Database(path).exec('CREATE TABLE t (a)').close())).toBe('case-not-a-case');
    expect(
      refused((path) => {
        openTestCase(path).close();
        const db = new Database(path);
        db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
        db.pragma('journal_mode = DELETE');
        db.close();
      }),
    ).toBe('case-newer');
  });

  it('C2: says when there is no case, and makes none', () => {
    const path = casePath();
    expect(() => openTestCase(path, { mode: 'read' })).toThrow(/no case/u);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves one file behind, whether it wrote or read', () => {
    const file = openTestCase();
    addText(file, 'Daraa');
    file.close();
    expect(readdirSync(dirname(file.path))).toEqual(['Daraa.sourcemark']);
    openTestCase(file.path, { mode: 'read' }).close();
    expect(readdirSync(dirname(file.path))).toEqual(['Daraa.sourcemark']);
  });

  it('a case that was opened for reading takes no write', () => {
    openTestCase().close();
    const { path } = openTestCase();
    const reader = openTestCase(path, { mode: 'read' });
    expect(() => annotate(reader, { text: 'x', start: 0, end: 1, tag: 'claim' })).toThrow();
    expect(() => reader.db.exec("INSERT INTO source VALUES ('a', 'b', 'c')")).toThrow();
  });
});

describe('one writer', () => {
  it('C4: a second one is refused, or reads with a notice', () => {
    const { path } = openTestCase();
    expect(() => openTestCase(path)).toThrow(/open in another/u);
    const reader = openTestCase(path, { mode: 'prefer-write' });
    expect(reader.readOnly).toBe(true);
    expect(reader.notice).toMatch(/only be read/u);
  });

  it('C4: the lock ends with the process that holds it', async () => {
    const path = casePath();
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `const D=require('better-sqlite3');const d=new D(process.argv[1]);d.exec('BEGIN EXCLUSIVE');console.log('held');setInterval(()=>{},1000)`,
        lockPath(path),
      ],
      {
        cwd: join(__dirname, '..'),
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(takeLock(path)).toBeUndefined();
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    const lock = takeLock(path);
    expect(lock).toBeDefined();
    lock?.release();
    expect(existsSync(lockPath(path))).toBe(false);
  });
});

describe('migrating', () => {
  const older = MIGRATIONS;
  const newer = [...MIGRATIONS, 'ALTER TABLE source ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0'];

  it('C3: copies an older file aside, then migrates it with its rows', () => {
    const file = openTestCase();
    addText(file, 'Daraa');
    file.close();
    const db = new Database(file.path);
    const backup = migrate(db, file.path, newer);
    expect(rows(db, 'SELECT pinned FROM source')).toEqual([{ pinned: 0 }]);
    expect(db.pragma('user_version', { simple: true })).toBe(newer.length);
    db.close();
    const copy = new Database(backup ?? '', { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(older.length);
    expect(rows(copy, 'SELECT id FROM source')).toHaveLength(1);
    copy.close();
  });

  it('C3: a migration that fails leaves the file as it was', () => {
    const file = openTestCase();
    addText(file, 'Daraa');
    file.close();
    const db = new Database(file.path);
    const broken = [
      ...older,
      "UPDATE annotation SET tag = 'x'; INSERT INTO fact VALUES ('nobody', 'a', 'b', 'stated', '')",
    ];
    expect(() => migrate(db, file.path, broken)).toThrow(/broken references/u);
    expect(db.pragma('user_version', { simple: true })).toBe(older.length);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(rows(db, "SELECT * FROM fact WHERE source = 'nobody'")).toEqual([]);
    db.close();
  });

  it('C6: makes the schema that db/schema.sql shows', async () => {
    const db = new Database(':memory:');
    migrate(db);
    const objects = rows<{ sql: string }>(
      db,
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid",
    );
    const text = `-- Generated from the migrations, to read. Update: npm test -- unit -u\n\n${objects.map(({ sql }) => `${sql};\n`).join('\n')}`;
    await expect(text).toMatchFileSnapshot('./schema.sql');
    db.close();
  });
});

describe('content', () => {
  it('C5: is stored once and never handed out damaged', () => {
    const file = openTestCase();
    const first = addText(file, 'Daraa', 'a.txt');
    const again = addText(file, 'Daraa', 'b.txt');
    expect(again).toMatchObject({ status: 'duplicate', source: first.source });
    const [stored] = rows<{ sha256: string }>(file.db, 'SELECT sha256 FROM content');
    expect(rows(file.db, 'SELECT 1 FROM content')).toHaveLength(1);
    expect(() => file.db.exec("UPDATE content SET bytes = x'00'")).toThrow(/never changed/u);
    file.db.exec("DROP TRIGGER content_no_update; UPDATE content SET bytes = x'00'");
    expect(() => readContent(file.db, stored?.sha256 ?? '')).toThrow(/damaged/u);
    expect(() => readContent(file.db, 'f'.repeat(64))).toThrow(/missing/u);
  });
});

it('a damaged file gets a sentence', () => {
  const file = openTestCase();
  for (let n = 0; n < 50; n++) addText(file, `Daraa ${n} `.repeat(400));
  file.close();
  const bytes = readFileSync(file.path);
  bytes.fill(0xff, 4096, bytes.length - 4096);
  writeFileSync(file.path, bytes);
  expect(() => openCase(file.path, { author: AUTHOR, app: 'test', mode: 'write' })).toThrow(
    /damaged|not a Sourcemark case/u,
  );
});
