/**
 * `npm run train`: the set-up, then the recogniser's weights are learnt anew from the marked texts beside the checkout.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('entities', 'train'));
