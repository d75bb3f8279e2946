/** JSON from anywhere: read within limits, and looked into without believing anything of its shape. */
import { SourcemarkError } from '../../domain/errors';
import { exceeds, LIMITS } from '../readers/limits';

/** An object of a JSON file. Only its own properties count. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value that `json` holds. Throws `too-much` for what nests beyond the limit, and `unreadable` for what is no JSON. */
export function parseJson(json: string, file: string): unknown {
  refuseDepth(json, file);
  try {
    return JSON.parse(json);
  } catch (thrown) {
    throw new SourcemarkError('unreadable', `“${file}” begins like JSON but is not, so nothing was taken from it.`, {
      cause: thrown,
    });
  }
}

function refuseDepth(json: string, file: string): void {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < json.length; at++) {
    const unit = json.charCodeAt(at);
    if (isString) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) isString = false;
    } else if (unit === 0x22) isString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > LIMITS.nesting) exceeds(file, `nests more than ${LIMITS.nesting} values in each other`);
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of an object; undefined where it has none of its own. */
export function at(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A property that is words; the first of several; empty where it is none. */
export function wordsAt(value: unknown, ...keys: readonly string[]): string {
  for (const key of keys) {
    const [found] = listAt(value, key).filter((one) => typeof one === 'string');
    if (typeof found === 'string') return found;
  }
  return '';
}

/** A property as a list: none, the one, or the several that it has. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  return asList(at(value, key));
}

/** A value as a list. */
export function asList(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

/** True where `type` is the type of an object, or one of its types. */
export function hasType(value: unknown, type: string): boolean {
  return [...listAt(value, 'type'), ...listAt(value, '@type')].some(
    (one) => typeof one === 'string' && (one === type || one.endsWith(`#${type}`) || one.endsWith(`:${type}`)),
  );
}
