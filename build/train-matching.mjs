/**
 * `npm run train-matching`: the set-up, then the weights with which passages are compared are learnt anew from the labelled
 * pairs beside the checkout.
 */

import { drive } from './drive.mjs';
import { main } from './report.mjs';

await main(() => drive('matching', 'train'));
