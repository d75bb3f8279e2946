/** What is to be exported, and where to: what the room, its worker and its writers are told. */
import type { ExportFormat, HandoverScope, PrivacyProfile } from '../../domain/export';
import type { FileTarget } from '../file-target';

/** What is to be exported, and where to. */
export interface ExportOrder extends FileTarget {
  readonly format: ExportFormat;
  readonly scope: HandoverScope;
  readonly profile: PrivacyProfile;
  /** The name of the case. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly app: string;
  /** Where sources have it from, as far as it is known. */
  readonly origins: ReadonlyMap<string, string>;
}
