/** Text that stands on a page without being part of its content: filled-in form fields and typed notes. */
import type { DrawnItem } from './runs';

/** An annotation as pdf.js describes it (ISO 32000-1, section 12.5), as far as it is needed here. */
export interface PageAnnotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly annotationFlags?: number;
  readonly rect?: readonly number[];
  readonly contentsObj?: { readonly str?: string };
  readonly textContent?: readonly string[];
  readonly defaultAppearanceData?: { readonly fontSize?: number };
  readonly password?: boolean;
  readonly checkBox?: boolean;
  readonly file?: { readonly filename?: string };
}

/** Invisible, hidden and no-view (ISO 32000-1, table 165): nobody sees these. */
const UNSEEN = 0b100011;

/** What annotations show as text, as items that stand where the annotations do. */
export function fieldItems(annotations: readonly PageAnnotation[]): DrawnItem[] {
  return annotations.flatMap((annotation) => {
    const lines = shownLines(annotation).filter((line) => line.trim() !== '');
    const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect ?? [];
    if (lines.length === 0) return [];
    const height = Math.abs(top - bottom) / lines.length;
    const size = annotation.defaultAppearanceData?.fontSize || Math.min(12, Math.max(4, height * 0.7));
    return lines.map((str, at): DrawnItem => {
      const width = Math.min(Math.abs(right - left), str.length * size * 0.5);
      const y = Math.max(bottom, top) - height * (at + 0.5) - size * 0.3;
      const transform = [size, 0, 0, size, Math.min(left, right), y];
      return { str, dir: 'ltr', transform, width, height: size, fontName: 'field' };
    });
  });
}

function shownLines(annotation: PageAnnotation): string[] {
  if (((annotation.annotationFlags ?? 0) & UNSEEN) !== 0) return [];
  if (annotation.subtype === 'FreeText') {
    const drawn = annotation.textContent ?? [];
    return drawn.length > 0 ? [...drawn] : (annotation.contentsObj?.str ?? '').split(/\r\n|\r|\n/u);
  }
  const isText = annotation.fieldType === 'Tx' || annotation.fieldType === 'Ch';
  if (annotation.subtype !== 'Widget' || !isText || annotation.password === true) return [];
  const { fieldValue } = annotation;
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return values.flatMap((value) => (typeof value === 'string' ? value.split(/\r\n|\r|\n/u) : []));
}

/** The names of files that are attached to a page. */
export function attachedNames(annotations: readonly PageAnnotation[]): string[] {
  return annotations.flatMap(({ subtype, file }) => (subtype === 'FileAttachment' ? [file?.filename ?? ''] : []));
}
