/** GUIDs for what is handed over: ids that are GUIDs stay, anything else gets one that is the same each time. */
import { createHash } from 'node:crypto';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** The namespace of the GUIDs that are made from names: a random one of our own. */
const NAMESPACE = Buffer.from('6f0f8d0f6bb14f5c9a3e52a6c1d9e8b7', 'hex');

/** True for a GUID without braces. */
function isGuid(value: string): boolean {
  return GUID.test(value);
}

/** The GUID that is made from a name (RFC 9562, version 5). Parts are kept apart. */
export function namedGuid(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(parts.join('\u0000')).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `id` where it is a GUID, else one made from it. */
export function guidOf(id: string): string {
  return isGuid(id) ? id.toLowerCase() : namedGuid('id', id);
}
