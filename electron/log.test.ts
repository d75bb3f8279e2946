import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lineReader, openLog } from './log';

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-log-'));
  onTestFinished(() => {
    fs.rmSync(folder, { recursive: true });
  });
  return folder;
}

test('a line has its time and where it comes from, and long ones are cut', () => {
  const folder = path.join(temporaryFolder(), 'logs');
  const log = openLog(folder);
  log.write('service', 'stopped');
  log.write('main', 'x'.repeat(10_000));
  const [first, second] = fs.readFileSync(path.join(folder, 'sourcemark.log'), 'utf8').split('\n');
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z service: stopped$/);
  expect(second?.length).toBeLessThan(600);
});

test('a full log is kept once and started anew', () => {
  const folder = temporaryFolder();
  const log = openLog(folder, 200);
  for (let n = 0; n < 50; n += 1) log.write('main', `line ${n}`);
  expect(fs.readdirSync(folder).sort()).toEqual(['sourcemark.1.log', 'sourcemark.log']);
  for (const name of fs.readdirSync(folder)) expect(fs.statSync(path.join(folder, name)).size).toBeLessThan(300);
  expect(fs.readFileSync(path.join(folder, 'sourcemark.log'), 'utf8')).toContain('line 49');
});

test('a log that cannot be written stops nothing', () => {
  const file = path.join(temporaryFolder(), 'file');
  fs.writeFileSync(file, '');
  expect(() => {
    openLog(file).write('main', 'line');
  }).not.toThrow();
});

test('pieces of a stream become lines', () => {
  const lines: string[] = [];
  const read = lineReader((line) => lines.push(line));
  for (const piece of ['one\ntw', 'o\r\n\n', 'three']) read(piece);
  expect(lines).toEqual(['one', 'two']);
  read('\n');
  expect(lines).toEqual(['one', 'two', 'three']);
});
