/** A source as it is handed over: its facts, its captures and its texts, without what the privacy profile leaves out. */
import type { PrivacyProfile } from '../../domain/export';
import { factValue, isWebAddress } from '../../domain/source';
import { capturesOf, readCapture, textsOf, type Capture } from '../../db/captures';
import type { SourceRecord } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import type { HandedCapture, HandedSource, HandedText } from './handover';
import type { Annotators, Blackener } from './people';
import type { ToldTexts } from './told-texts';

/** What sources are told with. */
interface Telling {
  readonly profile: PrivacyProfile;
  readonly annotators: Annotators;
  readonly black: Blackener;
  readonly texts: ToldTexts;
}

/** The source of a record. `number` counts from 1. */
export function handedSource(
  db: ReadableDB,
  { id, addedAt, facts: known, text: { id: read } }: SourceRecord,
  number: number,
  telling: Telling,
): HandedSource {
  const { profile, annotators, black, texts: told } = telling;
  const facts = known.flatMap((one) => {
    const { field, value: whole, reason, ...basis } = annotators.fact(one);
    // An address that was entered may be one of this machine, which is told under full provenance only.
    const value =
      field !== 'url' ? black.words(whole) : profile === 'full' ? withoutLogin(whole) : toldAddress(whole, black);
    return value === '' ? [] : [{ ...basis, field, value, reason: black.words(reason) }];
  });
  const fact: HandedSource['fact'] = (field) => {
    const value = factValue(facts, field) ?? null;
    return field === 'url' && value !== null && !isWebAddress(value) ? null : value;
  };
  const rows = textsOf(db, id);
  const toldCapture = (capture: Capture): HandedCapture =>
    handedCapture(
      capture,
      rows.filter((row) => row.capture === capture.id),
      telling,
    );
  const captures = new Map(capturesOf(db, id).map((capture) => [capture.id, toldCapture(capture)]));
  const texts = rows.map(({ capture, warnings: _, hasExtents: __, ...text }): HandedText =>
    told.told({ ...text, capture: captures.get(capture) ?? toldCapture(readCapture(db, capture)) }),
  );
  const reading = texts.find((text) => text.id === read);
  if (reading === undefined) throw new Error(`The source ${id} reads a text that it does not have.`);
  return {
    ...{ id, number, addedAt, addedBy: '', name: fact('headline') ?? `Source ${number}` },
    ...{ facts, fact, captures: Array.from(captures.values()), texts, reading },
  };
}

function handedCapture(
  { source: _, via: __, ...capture }: Capture,
  texts: readonly { readonly id: string }[],
  { profile, annotators, black, texts: told }: Telling,
): HandedCapture {
  const full = profile === 'full';
  return {
    ...capture,
    // With the hash of the whole bytes anyone could try which names were blacked out of them.
    get sha256() {
      return texts.some(({ id }) => told.isBlackened(id)) ? '' : capture.sha256;
    },
    name: full ? capture.name : '',
    member: full ? capture.member : '',
    url: toldAddress(capture.url, black),
    capturedBy: annotators.name(capture.capturedBy),
  };
}

/** An address of the web that may be told, or nothing. */
function toldAddress(url: string, black: Blackener): string {
  return isWebAddress(url) ? black.address(withoutLogin(url)) : '';
}

/** Without the name and password that somebody logs in with (RFC 3986, section 3.2.1): they are nobody else's. */
function withoutLogin(url: string): string {
  return url.replace(/^(\s*https?:\/\/)[^/?#]*@/iu, '$1');
}
