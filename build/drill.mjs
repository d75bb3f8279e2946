/**
 * `npm run drill`: the set-up, then the long trials of `tests/drill/`, in which the app is killed and its files damaged.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('drill'));
