/** The formats of exports as people meet them: what they are called, for whom they are, and how their files end. */
import type { ExportFormat } from './export';

/** How the files of a format end, without the first full stop. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  jsonl: 'jsonl',
  w3c: 'jsonld',
  claimreview: 'json',
  qdpx: 'qdpx',
  qdc: 'qdc',
  geojson: 'geojson',
  brat: 'zip',
  graphml: 'graphml',
  docx: 'docx',
  html: 'html',
  pdf: 'pdf',
  md: 'md',
  bundle: 'zip',
};

/** What a format is called. */
export const EXPORT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV table',
  xlsx: 'Excel workbook',
  jsonl: 'JSON Lines',
  w3c: 'W3C Web Annotation',
  claimreview: 'ClaimReview',
  qdpx: 'REFI-QDA project',
  qdc: 'REFI-QDA codebook',
  geojson: 'GeoJSON',
  brat: 'brat standoff',
  graphml: 'GraphML',
  docx: 'Word document',
  html: 'Web page',
  pdf: 'PDF',
  md: 'Markdown',
  bundle: 'Sealed bundle',
};
