/**
 * `npm run documents`: the set-up, then how well each format is read, over the real files beside the checkout.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('documents'));
