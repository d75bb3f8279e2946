/**
 * `npm run bench`: the set-up, then the benchmarks of `tests/bench/` in the real app.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('bench'));
