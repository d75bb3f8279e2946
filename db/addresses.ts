/** Which source of a case has which address: how a newer capture of a known source is recognised. */
import { addressKey } from './address-key';
import { row, rows, type ReadableDB } from './sqlite';

/** The addresses of a case's sources as they were when it was made, and those that were added to it since. */
export class AddressBook {
  readonly #db: ReadableDB;
  readonly #sources = new Map<string, string>();

  constructor(db: ReadableDB) {
    this.#db = db;
    for (const { source, value } of rows<{ source: string; value: string }>(
      db,
      "SELECT source, value FROM fact WHERE field = 'url' ORDER BY source",
    )) {
      this.add(value, source);
    }
  }

  /** Notes that a source has this address. The first source to have it keeps it. */
  add(address: string, source: string): void {
    const key = addressKey(address);
    if (key !== undefined && this.find(address) === undefined) this.#sources.set(key, source);
  }

  /** The source that has this address, if it is still in the case. */
  find(address: string): string | undefined {
    const key = addressKey(address);
    const source = key === undefined ? undefined : this.#sources.get(key);
    if (source === undefined) return undefined;
    return row(this.#db, 'SELECT 1 FROM source WHERE id = ?', source) === undefined ? undefined : source;
  }
}
