/** The names by which other tools call a source: its headline, and the files that its captures came from. */
import { posix } from 'node:path';
import { factValue } from '../../domain/source';
import type { Capture } from '../../db/captures';
import type { SourceRecord } from '../../db/sources';
import type { SourceKeys } from './imported-annotation';

/** How surely a source is named: by nothing, by the name of a file without its ending, or by all of a name. */
export type Naming = 0 | 1 | 2;

/** The names of a source of the case, as they are compared. */
export class SourceNames {
  readonly #whole = new Set<string>();
  readonly #stems = new Set<string>();

  constructor(source: SourceRecord, captures: readonly Pick<Capture, 'name'>[]) {
    this.#whole.add(compared(factValue(source.facts, 'headline') ?? ''));
    for (const { name } of captures) {
      this.#whole.add(compared(name));
      this.#stems.add(withoutEnding(compared(name)));
    }
    this.#whole.delete('');
    this.#stems.delete('');
  }

  /** How surely what a file says of a source names this one. Letters count in either case, and folders do not. */
  named({ headline, file }: SourceKeys): Naming {
    const names = [headline, file].map(compared).flatMap((name) => [name, posix.basename(name.replaceAll('\\', '/'))]);
    if (names.some((name) => this.#whole.has(name))) return 2;
    return names.some((name) => this.#stems.has(withoutEnding(name))) ? 1 : 0;
  }
}

function compared(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Only what may be the ending of a file, so that a headline keeps its last sentence. */
function withoutEnding(name: string): string {
  return name.replace(/\.[\da-z]{1,5}$/u, '');
}
