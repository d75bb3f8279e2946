/** Exports as a person asks for them: main asks where to, the service writes, and what came of it is said. */
import type { ExportResult, Reply } from '../../domain/contract';
import { countedOf } from '../../domain/counted';
import type { ExportWish } from '../../domain/export';
import { bridge } from '../bridge';
import { raise, say, start } from '../messages';
import { service } from '../service';
import { state, update } from '../store';

/** Writes an export to a file that the person names. False when it was cancelled or failed. */
export async function exportCase(wish: ExportWish): Promise<boolean> {
  const reply: Reply<ExportResult | undefined> = await bridge.exportCase(wish);
  update({ exporting: undefined });
  if (!reply.ok) {
    if (reply.error.code === 'export-cancelled') say(reply.error.message);
    else if (reply.error.code !== 'service-gone') raise('export', reply.error.message);
    return false;
  }
  if (!reply.value) return false;
  const { rows, counts, file, validated, notices, dropped } = reply.value;
  const checked = validated ? ', and checked' : '';
  const lost = dropped.length === 0 ? '' : ` Left out: ${dropped.map(({ message }) => message).join(' ')}`;
  say(`${countedOf(rows, counts)} exported to ${file}${checked}.${lost}`, {
    label: 'Show in folder',
    run: () => void bridge.showExported(),
  });
  if (!validated || notices.length > 0) {
    const why = validated ? '' : `“${file}” was written, but it is not what its format asks for. `;
    raise('export', `${why}${notices.join(' ')}`.trim());
  }
  return true;
}

/** Stops the export that is being written. */
export function stopExport(): void {
  start('export', service.stopExport());
}

/** Opens the dialog in which an export is chosen. */
export function openExport(): void {
  if (state().case) update({ dialog: { kind: 'export' } });
}
