/** How wide names are, as the style sheet sets them: asked of a canvas, since nothing is on the page yet. */

/** Size and weight as `map.module.css` has them, and what it puts between letters, in pixels. */
const SETTINGS = {
  place: { font: '600 12px', spacing: 0 },
  country: { font: '600 10px', spacing: 1.2 },
  province: { font: '400 11px', spacing: 0 },
} as const;

const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** The width of a name in CSS pixels at a text size of 100 %. */
export function nameWidth(name: string, kind: keyof typeof SETTINGS): number {
  const key = `${kind} ${name}`;
  let width = known.get(key);
  if (width === undefined) {
    const { font, spacing } = SETTINGS[kind];
    context ??= document.createElement('canvas').getContext('2d');
    if (context === null) return 0;
    context.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
    width = context.measureText(name).width + Array.from(name).length * spacing;
    known.set(key, width);
  }
  return width;
}
