/** Makes a report of what is handed over: contradictions first, every quote with a numbered source note. */
import { counted } from '../../domain/counted';
import { calledInferred, sourceNote, writtenDate } from '../../domain/citation';
import { codeName } from '../../domain/codebook';
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import type { Standing } from '../../domain/statement';
import { inferredFields, type FactField } from '../../domain/source';
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedCapture, HandedEntity, HandedSource, Handover } from '../handover/handover';
import { rangesOf } from './number-ranges';
import type { Report, ReportCell, ReportEntry, ReportLoose, ReportNote, ReportQuote, ReportStatement } from './report';
import { verdictWords } from './verdict-words';
import { wordsOf, type Words } from './words';

/** What a report has no place for. */
export const REPORT_LOSSES = [
  { what: 'texts', message: 'The articles themselves are not in it, only what was quoted of them.' },
  { what: 'links', message: 'Links between claims show only in how sources stand to a statement.' },
  { what: 'roles', message: 'What actors have to do with claims is not in it.' },
] as const;

/** The report, and how many quotes it has. */
export function composeReport(handover: Handover): Report {
  const composer = new Composer(handover);
  return composer.compose();
}

class Composer {
  readonly #handover: Handover;
  readonly #sources: ReadonlyMap<string, HandedSource>;
  readonly #claims = new Map<string, HandedAnnotation>();
  readonly #mentions = new Map<string, Map<number, number>>();
  readonly #points = new Map<string, CodePointIndex>();
  readonly #notes: ReportNote[] = [];
  #number = 0;

  constructor(handover: Handover) {
    this.#handover = handover;
    this.#sources = new Map(handover.sources.map((source) => [source.id, source]));
    for (const annotation of handover.annotations()) {
      const { id, tag, entity, source, text } = annotation;
      if (tag === 'claim') {
        this.#claims.set(id, annotation);
        if (!this.#points.has(text.id)) this.#points.set(text.id, new CodePointIndex(handover.contentOf(text)));
      } else if (entity !== null) {
        const counts = this.#mentions.get(entity.id) ?? new Map<number, number>();
        counts.set(source.number, (counts.get(source.number) ?? 0) + 1);
        this.#mentions.set(entity.id, counts);
      }
    }
  }

  compose(): Report {
    const { name, at, sources, entities, statements } = this.#handover;
    const isDisputed = ({ cells, support }: StatementSummary): boolean =>
      support.denying.length > 0 || cells.some(({ standing }) => standing === 'denies' || standing === 'differs');
    const contradictions = statements.filter(isDisputed).map((one) => this.#statement(one));
    const agreed = statements.filter((one) => !isDisputed(one)).map((one) => this.#statement(one));
    const loose = this.#loose();
    return {
      title: name,
      date: writtenDate(at.slice(0, 10)),
      lead: this.#lead(contradictions.length),
      contradictions,
      statements: agreed,
      loose,
      actors: entities.filter(({ kind }) => kind === 'actor').map((entity) => this.#entry(entity)),
      places: entities.filter(({ kind }) => kind === 'place').map((entity) => this.#entry(entity)),
      sources: sources.map((source) => {
        const { reading, number, fact } = source;
        return {
          number,
          headline: this.#words(source.name, source),
          outlet: told(source, 'outlet') ?? 'Not stated',
          byline: told(source, 'byline') ?? '',
          published: told(source, 'published') ?? 'Not dated',
          url: fact('url') ?? '',
          captured: capturedWords(reading.capture),
          sha256: reading.capture.sha256 || NO_HASH,
          textSha256: reading.sha256,
        };
      }),
      notes: this.#notes,
    };
  }

  #lead(contradictions: number): string[] {
    const { sources, statements, profile, app } = this.#handover;
    const claims = Array.from(this.#claims.values());
    return [
      `What ${counted(sources.length, 'source')} ${sources.length === 1 ? 'says' : 'say'}: ${counted(claims.length, 'claim')}${grouped(claims.length, statements.length, contradictions)}${doubted(claims)}`,
      'Every quote has a numbered note that says where it stands, when its source was captured, and the SHA-256 of the captured bytes.',
      ...(profile === 'public'
        ? [
            'Confidential sources and all notes are left out; pseudonyms stand for confidential actors and places, whose names are blacked out. Of a source that holds such a name the SHA-256 of the captured bytes is not told.',
          ]
        : []),
      `Made with Sourcemark ${app}.`,
    ];
  }

  #statement(statement: StatementSummary): ReportStatement {
    const { title, words, status, note, support, cells } = statement;
    const first = cells[0] && this.#sources.get(cells[0].source);
    const silent = this.#handover.sources.filter(({ id }) => !cells.some(({ source }) => source === id));
    return {
      number: ++this.#number,
      title:
        title === '' && first !== undefined ? this.#words(words, first) : wordsOf(title === '' ? words : title, ''),
      status: codeName(this.#handover.codebook, 'status', status),
      verdict: verdictWords(support),
      remark: note,
      cells: cells.flatMap((cell) => {
        const source = this.#sources.get(cell.source);
        return source === undefined ? [] : [this.#cell(source, cell.standing, cell.claims)];
      }),
      silent: rangesOf(silent.map(({ number }) => number)),
    };
  }

  #cell(source: HandedSource, standing: Standing, claims: readonly StatementClaim[]): ReportCell {
    return {
      source: source.number,
      name: this.#words(source.name, source),
      outlet: told(source, 'outlet') ?? 'Outlet not stated',
      standing: STANDING_WORDS[standing],
      against: standing === 'denies' || standing === 'differs',
      quotes: claims.flatMap((claim) => {
        const annotation = this.#claims.get(claim.annotation);
        return annotation === undefined ? [] : [this.#quote(annotation, claim)];
      }),
    };
  }

  #loose(): ReportLoose[] {
    const bySource = new Map<HandedSource, ReportQuote[]>();
    for (const annotation of this.#claims.values()) {
      if (annotation.statement !== null) continue;
      const quotes = bySource.get(annotation.source) ?? [];
      bySource.set(annotation.source, [...quotes, this.#quote(annotation, undefined)]);
    }
    return Array.from(bySource, ([source, quotes]) => ({
      source: source.number,
      name: this.#words(source.name, source),
      quotes,
    }));
  }

  #quote(annotation: HandedAnnotation, said: StatementClaim | undefined): ReportQuote {
    const { source, exact, claim, note } = annotation;
    const speaker = claim?.speaker ?? null;
    const by =
      speaker?.kind === 'entity'
        ? speaker.entity.name
        : speaker === null && said?.speaker?.kind === 'actor'
          ? `${said.speaker.name} (inferred)`
          : '';
    const parts = [
      by === '' ? '' : `Said by ${by}`,
      claim?.stanceName ?? '',
      claim?.statusName ?? '',
      (claim?.hedges ?? []).length > 0 ? `hedged: ${(claim?.hedges ?? []).join(', ')}` : '',
    ];
    return {
      words: this.#words(exact, source),
      attribution: parts.filter((part) => part !== '').join(' · '),
      note: this.#note(annotation),
      remark: note,
    };
  }

  #note({ source, text, start, end, createdAt, createdBy }: HandedAnnotation): number {
    const number = this.#notes.length + 1;
    const points = this.#points.get(text.id);
    const { capture } = text;
    const {
      publication,
      url,
      capture: captured,
    } = sourceNote({
      outlet: source.fact('outlet'),
      headline: source.fact('headline'),
      published: source.fact('published'),
      url: source.fact('url'),
      inferred: inferredFields(source.facts),
      capturedAt: capture.capturedAt,
      sha256: capture.sha256,
    });
    const place = `characters ${points?.fromUtf16(start) ?? start}–${points?.fromUtf16(end) ?? end}`;
    const marked =
      this.#handover.profile === 'full'
        ? `Marked ${createdBy === '' ? '' : `by ${createdBy}, `}${writtenDate(createdAt)}`
        : '';
    this.#notes.push({ number, source: source.number, publication, url, capture: captured, place, marked });
    return number;
  }

  #entry({ id, name, typeName, aliases, location }: HandedEntity): ReportEntry {
    return {
      name: wordsOf(name, ''),
      type: typeName,
      otherNames: aliases.map((alias) => wordsOf(alias, '')),
      place: location === null ? '' : `${location.lat.toFixed(4)}, ${location.lon.toFixed(4)}`,
      mentions: Array.from(this.#mentions.get(id) ?? [], ([source, times]) => ({ source, times })),
    };
  }

  #words(text: string, source: HandedSource): Words {
    return wordsOf(text, source.fact('language') ?? '');
  }
}

/** A fact as it is written, called inferred where it is; null where it is not known. */
/** In place of the hash of bytes that hold a name which is blacked out: with it anyone could try which name. */
const NO_HASH = 'not told, since a name is blacked out';

function told({ fact, facts }: HandedSource, field: FactField): string | null {
  const value = fact(field);
  if (value === null) return null;
  return calledInferred(field === 'published' ? writtenDate(value) : value, inferredFields(facts).has(field));
}

/** When and as what something was captured, with the name of its file where that is told. */
function capturedWords({ capturedAt, name, mediaType, bytes }: HandedCapture): string {
  const file = name === '' ? [] : [`“${name}”`];
  return [writtenDate(capturedAt), ...file, mediaType, `${bytes.toLocaleString('en')} bytes`].join(', ');
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  says: 'Says so',
  denies: 'Denies it',
  mentions: 'Mentions it',
  differs: 'Says it otherwise',
};

/** The end of a sentence that counts claims, and what is disputed of their statements. */
function grouped(claims: number, statements: number, disputed: number): string {
  if (claims === 0) return '.';
  if (statements === 0) return '. They are not grouped into statements yet.';
  const end = `, grouped into ${counted(statements, 'statement')}.`;
  if (disputed === 0) return `${end} None of the statements is disputed.`;
  return disputed === 1
    ? `${end} One statement is disputed; it comes first.`
    : `${end} ${disputed} statements are disputed; they come first.`;
}

/** Says how many claims were checked and found wanting, with a space before it; nothing where there are none. */
function doubted(claims: readonly HandedAnnotation[]): string {
  const count = (status: string): number => claims.filter(({ claim }) => claim?.check?.status === status).length;
  const found = (['disputed', 'false'] as const).flatMap((status) => {
    const n = count(status);
    return n === 0 ? [] : [`${counted(n, 'claim')} ${n === 1 ? 'is' : 'are'} marked as ${status}`];
  });
  return found.length === 0 ? '' : ` ${found.join(', ')}.`;
}
