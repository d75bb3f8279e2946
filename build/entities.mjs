/**
 * `npm run entities`: the set-up, then how well actors and places are found, over the marked texts beside the checkout.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('entities'));
