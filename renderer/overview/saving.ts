/** Saving a chart as a picture where a person says. */
import { PICTURE_LIMIT, type PictureFormat } from '../../domain/bridge';
import { SourcemarkError } from '../../domain/errors';
import { bridge } from '../bridge';
import { say, start } from '../messages';
import type { ChartTarget, PictureWords } from './chart-frame';
import { drawingDocument } from './drawing-document';
import { PRINT } from './palette';

/** Draws the chart for a picture. */
export type DrawPicture = (target: ChartTarget) => SVGSVGElement;

/** Has the chart saved; `words.title` is the name that is proposed for its file. */
export function savePicture(format: PictureFormat, words: PictureWords, draw: DrawPicture): void {
  start('save-picture', save(format, words, draw));
}

async function save(format: PictureFormat, words: PictureWords, draw: DrawPicture): Promise<void> {
  const { pngFile, svgFile } = await import('./picture');
  const chart = draw({ palette: PRINT, document: drawingDocument(), words });
  const bytes = format === 'svg' ? svgFile(chart) : await pngFile(chart);
  if (bytes.byteLength > PICTURE_LIMIT)
    throw new SourcemarkError('too-much', 'This picture is too large to be saved. Show less of it.');
  const reply = await bridge.savePicture({ title: words.title, format, bytes });
  if (!reply.ok) throw new SourcemarkError(reply.error.code, reply.error.message);
  if (reply.value === undefined) return;
  say(`Saved “${reply.value.file}”.`, { label: 'Show', run: () => void bridge.showExported() });
}
