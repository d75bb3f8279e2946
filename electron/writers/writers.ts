/** Every format that a case can be handed over in, with its writer. A writer is loaded when it is first needed. */
import type { ExportFormat } from '../../domain/export';
import type { Writer } from './writer';

const WRITERS: Readonly<Record<ExportFormat, () => Promise<Writer>>> = {
  csv: async () => (await import('./csv')).csv,
  xlsx: async () => (await import('./xlsx')).xlsx,
  jsonl: async () => (await import('./jsonl')).jsonl,
  w3c: async () => (await import('./w3c')).w3c,
  claimreview: async () => (await import('./claimreview')).claimreview,
  qdpx: async () => (await import('./qdpx')).qdpx,
  qdc: async () => (await import('./qdc')).qdc,
  geojson: async () => (await import('./geojson')).geojson,
  brat: async () => (await import('./brat')).brat,
  graphml: async () => (await import('./graphml')).graphml,
  docx: async () => (await import('./docx')).docx,
  html: async () => (await import('./html')).html,
  pdf: async () => (await import('./pdf')).pdf,
  md: async () => (await import('./md')).md,
  bundle: async () => (await import('./bundle')).bundle,
};

/** The writer of a format. */
export function writerOf(format: ExportFormat): Promise<Writer> {
  return WRITERS[format]();
}
