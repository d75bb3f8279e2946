/**
 * The parts of a REFI-QDA 1.0 project: sources with their passages, notes, links and users. Positions are code points
 * of texts with LF line ends, the first is 0 and the end is not in the passage.
 */
import { LineFeeds } from '../../domain/line-feeds';
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedClaim, HandedSource, HandedText, Handover } from '../handover/handover';
import { guidOf, namedGuid } from './guid';
import { codeGuid, speakerGuid, type QdaCode } from './qda-codes';
import { sourceUrl } from './source-address';
import type { Tally } from './writer';
import type { XmlWriter } from './xml';

/** What is known of each source, and how it is called in the project. Importers find sources again by these names. */
export const VARIABLES = {
  url: 'Address',
  headline: 'Headline',
  outlet: 'Outlet',
  byline: 'Byline',
  published: 'Published',
  captured: 'Captured',
  recorded: 'Recorded',
  captureSha256: 'SHA-256 of the original',
  textSha256: 'SHA-256 of the text',
  name: 'File',
} as const;

/** Makes the parts of one project. */
export class QdaProject {
  readonly xml: XmlWriter;
  readonly users = new Map<string, string>();
  readonly notes: string[] = [];
  readonly links: string[] = [];
  /** The texts, by their names in the archive. */
  readonly texts = new Map<string, string>();
  readonly #passages = new Set<string>();
  readonly #handover: Handover;
  readonly #tally: Tally;

  constructor(xml: XmlWriter, handover: Handover, tally: Tally) {
    this.xml = xml;
    this.#handover = handover;
    this.#tally = tally;
  }

  /** The reference to a new note. */
  note(about: string, name: string, words: string): string {
    const guid = namedGuid('note', about, name);
    const content = this.xml.element('PlainTextContent', {}, this.xml.text(words));
    this.notes.push(this.xml.element('Note', { guid, name }, content));
    return this.xml.element('NoteRef', { targetGUID: guid });
  }

  /** A code with those below it. */
  code({ guid, name, isCodable, colour, description, note, children }: QdaCode): string {
    return this.xml.element(
      'Code',
      { guid, name: name === '' ? '-' : name, isCodable, color: colour },
      description === '' ? '' : this.xml.element('Description', {}, this.xml.text(description)),
      note === '' ? '' : this.note(guid, 'Note', note),
      ...children.map((child) => this.code(child)),
    );
  }

  /** The GUID of a person; undefined where nobody is named. */
  user(name: string): string | undefined {
    if (name === '') return undefined;
    const known = this.users.get(name) ?? namedGuid('user', name);
    this.users.set(name, known);
    return known;
  }

  /** The texts of a source that are read or have passages, each as a source of the project. */
  source(source: HandedSource): string[] {
    const byText = new Map<HandedText, HandedAnnotation[]>([[source.reading, []]]);
    for (const annotation of this.#handover.annotationsOf(source)) {
      const known = byText.get(annotation.text);
      if (known === undefined) byText.set(annotation.text, [annotation]);
      else known.push(annotation);
    }
    return Array.from(byText, ([text, annotations]) => this.#textSource(source, text, annotations));
  }

  #textSource(source: HandedSource, text: HandedText, annotations: readonly HandedAnnotation[]): string {
    const guid = guidOf(text.id);
    const feeds = new LineFeeds(this.#handover.contentOf(text));
    const index = new CodePointIndex(feeds.text);
    this.texts.set(`sources/${guid}.txt`, feeds.text);
    this.#tally.drop('line-end', feeds.changed);
    const position = (offset: number): number => index.fromUtf16(feeds.fromOriginal(offset));
    return this.xml.element(
      'TextSource',
      { guid, name: oneLine(source.name), plainTextPath: `internal://${guid}.txt`, creationDateTime: source.addedAt },
      ...annotations.map((annotation) => this.#selection(annotation, position)),
      ...this.#known(source, text),
    );
  }

  #selection(annotation: HandedAnnotation, position: (offset: number) => number): string {
    const { id, start, end, exact, note, createdAt, createdBy, claim } = annotation;
    const [startPosition, endPosition] = [position(start), position(end)];
    if (startPosition >= endPosition) {
      this.#tally.drop('mark');
      return '';
    }
    const guid = guidOf(id);
    const modified = this.#handover.modifiedAt(id);
    const by = this.user(createdBy);
    this.#tally.rows++;
    this.#passages.add(id);
    return this.xml.element(
      'PlainTextSelection',
      {
        ...{
          guid,
          name: oneLine(exact)
            .slice(0, 100)
            .replace(/\p{Surrogate}$/u, ''),
        },
        ...{ startPosition, endPosition },
        ...{ creatingUser: by, creationDateTime: createdAt, modifiedDateTime: modified },
      },
      claim === null ? '' : this.#details(claim),
      ...this.#codings(annotation, guid, by),
      note === '' ? '' : this.note(guid, 'Note', note),
    );
  }

  #codings({ tag, entity, answer, claim, createdAt }: HandedAnnotation, selection: string, by?: string): string[] {
    const coding = (code: string, user: string | undefined, at: string | undefined, note = ''): string =>
      this.xml.element(
        'Coding',
        { guid: namedGuid('coding', selection, code), creatingUser: user, creationDateTime: at },
        this.xml.element('CodeRef', { targetGUID: code }),
        note,
      );
    if (answer === 'unsure') this.#tally.drop('unsure');
    const check = claim?.check ?? null;
    const reason = check === null || check.reason === '' ? '' : this.note(selection, 'Why', check.reason);
    return [
      coding(codeGuid('tag', tag), by, createdAt),
      ...(entity === null ? [] : [coding(guidOf(entity.id), undefined, undefined)]),
      ...(claim?.stance ? [coding(codeGuid('stance', claim.stance), undefined, undefined)] : []),
      ...(check === null
        ? []
        : [
            coding(
              codeGuid('status', check.status),
              this.user(check.by),
              check.at === '' ? undefined : check.at,
              reason,
            ),
          ]),
      ...(claim?.importance ? [coding(codeGuid('importance', claim.importance), undefined, undefined)] : []),
      ...(claim?.speaker
        ? [
            coding(
              speakerGuid(claim.speaker.kind === 'outlet' ? undefined : claim.speaker.entity.id),
              undefined,
              undefined,
            ),
          ]
        : []),
    ];
  }

  /** What a person said of a claim that REFI-QDA has no form for, as words. */
  #details({ attribution, hedges, periods, numbers }: HandedClaim): string {
    const lines = [
      ...(attribution === null ? [] : [`Attribution: ${attribution}`]),
      ...(hedges === null ? [] : [`Hedges: ${hedges.join('; ')}`]),
      ...(periods ?? []).map(({ exact, from, to }) => `Date: ${exact} (${from} to ${to})`),
      ...(numbers ?? []).map(
        ({ exact, value, upper, relation, unit }) =>
          `Number: ${exact} (${relation} ${value}${upper === null ? '' : ` to ${upper}`} ${unit})`,
      ),
    ];
    this.#tally.drop('claim-detail', lines.length);
    return lines.length === 0 ? '' : this.xml.element('Description', {}, this.xml.text(lines.join('\n')));
  }

  #known(source: HandedSource, text: HandedText): string[] {
    const { capture } = text;
    const values: Readonly<Record<keyof typeof VARIABLES, string | null>> = {
      url: sourceUrl(source, text),
      headline: source.fact('headline'),
      outlet: source.fact('outlet'),
      byline: source.fact('byline'),
      published: source.fact('published'),
      captured: capture.capturedAt,
      recorded: capture.recordedAt,
      captureSha256: capture.sha256,
      textSha256: text.sha256,
      name: capture.name,
    };
    return Object.entries(values).flatMap(([key, value]) =>
      value === null || value === ''
        ? []
        : [
            this.xml.element(
              'VariableValue',
              {},
              this.xml.element('VariableRef', { targetGUID: variableGuid(key) }),
              this.xml.element('TextValue', {}, this.xml.text(value)),
            ),
          ],
    );
  }

  /** Links two passages: claims, or an actor with a claim. What is not handed over can't be linked. */
  link(name: string, from: string, to: string, isDirected: boolean, note: string): void {
    if (!this.#passages.has(from) || !this.#passages.has(to)) return;
    const guid = namedGuid('link', name, from, to);
    this.links.push(
      this.xml.element(
        'Link',
        {
          guid,
          name,
          direction: isDirected ? 'OneWay' : 'Associative',
          originGUID: guidOf(from),
          targetGUID: guidOf(to),
        },
        note === '' ? '' : this.note(guid, 'Note', note),
      ),
    );
  }
}

/** The GUID of something that is known of sources. */
export function variableGuid(key: string): string {
  return namedGuid('variable', key);
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
