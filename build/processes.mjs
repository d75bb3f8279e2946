/**
 * Looking at running processes, where the system shows them as files (Linux). Elsewhere the answer is an empty list.
 */

import fs from 'node:fs';

/** @typedef {{ pid: number, name: string }} RunningProcess */

/** The direct children of a process. @param {number} parent @returns {RunningProcess[]} */
export function childrenOf(parent) {
  return running().filter(({ pid }) => {
    const stat = read(`/proc/${pid}/stat`);
    // "PID (NAME) STATE PARENT …", where the name may hold spaces and brackets.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
  });
}

/**
 * The processes, other than this one, whose environment holds `variable` with `value` among its comma-separated values.
 * @param {string} variable
 * @param {string} value
 * @returns {RunningProcess[]}
 */
export function processesWith(variable, value) {
  return running().filter(({ pid }) => {
    if (pid === process.pid) return false;
    const entry = read(`/proc/${pid}/environ`)
      .split('\0')
      .find((line) => line.startsWith(`${variable}=`));
    return (
      entry
        ?.slice(variable.length + 1)
        .split(',')
        .includes(value) ?? false
    );
  });
}

/** @returns {RunningProcess[]} */
function running() {
  if (process.platform !== 'linux') return [];
  return fs
    .readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => ({ pid: Number(entry), name: read(`/proc/${entry}/comm`).trim() }))
    .filter(({ name }) => name !== '');
}

/** A process may end, or belong to somebody else, while it is looked at. @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
