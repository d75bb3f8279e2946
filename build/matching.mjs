/**
 * `npm run matching`: the set-up, then how well passages that make the same claim are found, over the labelled pairs beside
 * the checkout.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('matching'));
