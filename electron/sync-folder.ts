/** Putting what a folder holds on the disk. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the rename itself last through a power cut. Windows can't open folders and needs no sync. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
