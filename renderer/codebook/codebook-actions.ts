/** Changing the codebook of the case. Each answers why it could not be done, or undefined when it is saved. */
import { newCodeId, type Code, type CodeList } from '../../domain/codebook';
import { errorData } from '../../domain/errors';
import { bridge } from '../bridge';
import { counted } from '../counted';
import { say } from '../messages';
import { service } from '../service';
import { state } from '../store';
import { movedBy } from './moved-by';

/** What came of a change: words for the status, or why it failed. */
export type Outcome = { readonly done: string } | { readonly problem: string };

async function tried(what: string, work: () => Promise<unknown>): Promise<Outcome> {
  const summary = state().case;
  if (summary?.readOnly === true) return { problem: summary.notice };
  try {
    await work();
    say(what);
    return { done: what };
  } catch (thrown) {
    return { problem: errorData(thrown).message };
  }
}

/** Sets a code as it is given. */
export function saveCode(code: Code): Promise<Outcome> {
  return tried(`Saved · ${code.name}`, () => service.setCode(code));
}

/** Adds a code at the end of its list. */
export function addCode(list: CodeList, fields: Pick<Code, 'name' | 'definition' | 'colour'>): Promise<Outcome> {
  const { codebook } = state();
  const positions = codebook.filter((code) => code.list === list).map(({ position }) => position);
  return saveCode({
    ...{ list, id: newCodeId(codebook, list, fields.name), ...fields },
    position: Math.max(-1, ...positions) + 1,
    hidden: false,
  });
}

/** Makes a code as every case begins with it, or takes a person's own away. */
export function resetCode({ list, id, name }: Code, own: boolean): Promise<Outcome> {
  return tried(own ? `Deleted · ${name}` : `Saved · ${name} is as at the start`, () => service.removeCode(list, id));
}

/** Moves a code by one place among the codes of its list. */
export function moveCode(code: Code, step: 1 | -1): Promise<Outcome> {
  const codes = state().codebook.filter(({ list }) => list === code.list);
  const at = codes.findIndex(({ id }) => id === code.id);
  const order = movedBy(codes, at, step);
  return tried(`Saved · ${code.name} is number ${at + step + 1}`, async () => {
    for (const [position, one] of order.entries()) {
      if (one.position !== position) await service.setCode({ ...one, position });
    }
  });
}

/** Writes the codebook to a file that the person names. Undefined when it was cancelled. */
export async function exportCodebook(): Promise<Outcome | undefined> {
  const reply = await bridge.exportCodebook();
  if (!reply.ok) return { problem: reply.error.message };
  if (!reply.value) return undefined;
  const { codes, file } = reply.value;
  const done = `${counted(codes, 'code')} exported to ${file}`;
  say(done, { label: 'Show in folder', run: () => void bridge.showExported() });
  return { done };
}

/** Takes over the codebook of a file that the person chooses. Undefined when it was cancelled. */
export async function importCodebook(): Promise<Outcome | undefined> {
  const reply = await bridge.importCodebook();
  if (!reply.ok) return { problem: reply.error.message };
  if (!reply.value) return undefined;
  const { changed, file } = reply.value;
  const done =
    changed === 0 ? `${file} has nothing that is not here already` : `Saved · ${counted(changed, 'code')} from ${file}`;
  say(done);
  return { done };
}
