/** The app's version, as package.json states it. */
import { version } from '../package.json';

/** For example `0.1.0`. */
export const APP_VERSION: string = version;
