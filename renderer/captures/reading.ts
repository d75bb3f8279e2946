/** Asking for another text of a source: by reading a capture again, or by showing a text that was read before. */
import type { OpenedSource, ReadAs } from '../../domain/contract';
import { bridge } from '../bridge';
import { importNewCapture } from '../imports';
import { raise, refusedByReadOnly, report, say, start } from '../messages';
import { service } from '../service';
import { state, update } from '../store';
import { comparisonOf } from './capture-words';

/** Reads a capture of the opened source again, as asked; its new text is shown when it is there. */
export async function readAgainAs({ source }: OpenedSource, capture: string, how: ReadAs): Promise<void> {
  if (state().rereading !== undefined || refusedByReadOnly()) return;
  update({ rereading: capture });
  try {
    await service.readAs(source, capture, how);
  } catch (thrown) {
    report('read-as', thrown);
  } finally {
    update({ rereading: undefined });
  }
}

/** Shows another of the opened source's texts from now on. */
export function showTextOf({ source }: OpenedSource, text: string): void {
  if (refusedByReadOnly()) return;
  start('show-text', service.showText(source, text));
}

/** Shows the differences between a capture and the one before it, in place of the article. */
export function compareWithBefore(opened: OpenedSource, capture: string): void {
  const comparing = comparisonOf(opened, capture);
  if (comparing) update({ comparing, focused: undefined, inspectorOver: false });
}

/** Asks for a file and takes it in as a newer capture of the opened source. */
export function addCapture({ source }: OpenedSource): void {
  start('import', importNewCapture(source));
}

/** Asks where to, and writes the original bytes of a capture there. */
export async function saveOriginal(capture: string, name: string): Promise<void> {
  const reply = await bridge.saveOriginal(capture, name);
  if (!reply.ok) {
    if (reply.error.code !== 'service-gone') raise('save-original', reply.error.message);
    return;
  }
  if (!reply.value) return;
  const { file, bytes } = reply.value;
  say(
    `${bytes.toLocaleString(navigator.language)} ${bytes === 1 ? 'byte' : 'bytes'} saved to ${file}, as they came in`,
  );
}
