import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startExport } from './exporting-room';
import type { ExportTask } from './worker';

/** Stands for a worker that has begun a file, and has a page of it printed. */
const BEGINS = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeFileSync } = require('node:fs');
writeFileSync(workerData.order.part, 'half a file');
parentPort.on('message', () => {});
parentPort.postMessage({ kind: 'print', page: 'page.html', pdf: workerData.order.part });`;

it('X8: a stopped export leaves nothing, even where its page is printed after that, and keeps what was there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-stopped-'));
  const [program, path, part] = ['worker.cjs', 'report.pdf', '.report.pdf.part'].map((name) => join(folder, name));
  if (program === undefined || path === undefined || part === undefined) throw new Error('no paths');
  writeFileSync(program, BEGINS);
  writeFileSync(path, 'what was there');
  const task: ExportTask & { kind: 'export' } = {
    casePath: '',
    kind: 'export',
    order: {
      ...{ format: 'pdf', path, part, overwrite: true, scope: {}, profile: 'default', name: 'a', at: '', app: 'test' },
      origins: new Map(),
    },
  };
  let printed = (): void => undefined;
  const begun = new Promise<void>((tell) => {
    const running = startExport(program, task, {
      onRows: () => undefined,
      print: () =>
        new Promise((resolve) => {
          printed = () => {
            writeFileSync(part, '%PDF-1.7');
            resolve();
          };
          running.stop();
          running.result.catch(({ code }: { code: string }) => {
            expect(code).toBe('export-cancelled');
            tell();
          });
        }),
    });
  });
  await begun;
  expect(existsSync(part)).toBe(false);
  printed();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(folder).sort()).toEqual(['report.pdf', 'worker.cjs']);
  expect(readFileSync(path, 'utf8')).toBe('what was there');
});
