/** What the preload gives to this window, under its type. */
import type { Bridge } from '../domain/bridge';

declare global {
  interface Window {
    readonly sourcemark: Bridge<File>;
  }
}

/** Dialogs, menus, settings and the port to the service. */
export const bridge = window.sourcemark;
