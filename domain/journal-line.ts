/** The form in which a journal entry stands in a line of a sealed bundle. */
import * as z from 'zod';

/** An entry as it is stored; its payload is null once it was purged. */
export const journalLineForm = z.strictObject({
  ...{ desk: z.string(), seq: z.number().int().positive(), id: z.string().min(1).max(64), at: z.string() },
  ...{ by: z.string(), kind: z.string(), payload: z.string().min(1).nullable() },
  ...{ payload_hash: z.string(), prev_hash: z.string(), hash: z.string() },
});
