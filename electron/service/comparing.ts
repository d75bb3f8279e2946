/** Proposals of what sources have in common: the texts of the case are told to the matching room, which compares them. */
import type { ComparingProgress, MatchFindings, MatchQuery, OriginSummary } from '../../domain/contract';
import type { SharedWords } from '../../domain/matching/origins';
import type { CaseFile } from '../../db/case-file';
import { caseOrigins, originBySource } from '../matching/case-origins';
import type { MatchingRoom } from '../matching/matching-room';
import { matchText, matchVersions } from '../matching/match-texts';
import { openMatches } from '../matching/open-matches';

/** Texts that are told at once. */
const TOGETHER = 8;

/** How many more pairs are read than are wanted, since some were rejected or linked. */
const SPARE = 2000;

/** The comparisons of one open case. */
export class Comparing {
  readonly #file: CaseFile;
  readonly #room: MatchingRoom;
  readonly #tell: (progress: ComparingProgress) => void;
  readonly #originsChanged: () => void;
  /** What sources share word for word, as far as it was compared. */
  #shared: readonly SharedWords[] = [];
  /** Whether all was compared when it was asked last. */
  #complete = false;
  /** Whether a person has stopped what is being compared now. */
  #stopped = false;
  /** One question after another: each begins with what has changed in the case. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    file: CaseFile,
    room: MatchingRoom,
    listener: { readonly progress: (progress: ComparingProgress) => void; readonly originsChanged: () => void },
  ) {
    this.#file = file;
    this.#room = room;
    this.#tell = listener.progress;
    this.#originsChanged = listener.originsChanged;
  }

  /** The best proposals; `complete` is false where comparing was stopped before all was compared. */
  find({ minScore, most, known = false }: MatchQuery): Promise<MatchFindings> {
    return this.#inTurn(async () => {
      const complete = known ? this.#complete : await this.#compare();
      const found = await this.#room.ask({ kind: 'matches', minScore, most: most + SPARE });
      return { proposals: openMatches(this.#file.db, this.#current(found), most), complete };
    });
  }

  /** The sources of the case by origin, in order of publication. */
  origins(): Promise<readonly OriginSummary[]> {
    return this.#inTurn(async () => {
      await this.#compare();
      return caseOrigins(this.#file.db, this.#shared);
    });
  }

  /** The origin of each source, as far as it is known without comparing anything now. */
  knownOrigins(): ReadonlyMap<string, string> {
    return originBySource(caseOrigins(this.#file.db, this.#shared));
  }

  /** The origin of each source after comparing; `complete` is false where that was stopped before all was compared. */
  comparedOrigins(): Promise<{ readonly origins: ReadonlyMap<string, string>; readonly complete: boolean }> {
    return this.#inTurn(async () => ({ complete: await this.#compare(), origins: this.knownOrigins() }));
  }

  /** Has what is being compared stopped; what was found so far is answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#room.ask({ kind: 'stop' });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.#last.then(work);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** What was found in sources that are still there. */
  #current<M extends { readonly a: { readonly source: string }; readonly b: { readonly source: string } }>(
    found: readonly M[],
  ): M[] {
    const there = matchVersions(this.#file.db);
    return found.filter(({ a, b }) => there.has(a.source) && there.has(b.source));
  }

  async #compare(): Promise<boolean> {
    const { db } = this.#file;
    this.#stopped = false;
    const outdated = await this.#room.ask({ kind: 'outdated', versions: matchVersions(db) });
    for (let at = 0; at < outdated.length && !this.#isStopped(); at += TOGETHER) {
      // A source may have gone meanwhile.
      const there = matchVersions(db);
      const some = outdated.slice(at, at + TOGETHER).filter((source) => there.has(source));
      await this.#room.ask({ kind: 'put', texts: some.map((source) => matchText(db, source)) });
    }
    // The room knows only of work that has begun.
    if (this.#isStopped()) return (this.#complete = false);
    let most = 0;
    const complete = await this.#room.ask({ kind: 'work' }, (left) => {
      most = Math.max(most, left);
      this.#tell({ left, of: most });
    });
    if (most > 0) this.#tell({ left: 0, of: most });
    const unchanged = outdated.length === 0 && this.#complete;
    this.#complete = complete;
    if (unchanged) return complete;
    const before = JSON.stringify([...this.knownOrigins()]);
    this.#shared = await this.#room.ask({ kind: 'shared' });
    if (JSON.stringify([...this.knownOrigins()]) !== before) this.#originsChanged();
    return complete;
  }

  #isStopped(): boolean {
    return this.#stopped;
  }
}
