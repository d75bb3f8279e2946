/** Telling a person what was done and what needs them. */
import { errorData } from '../domain/errors';
import { state, update, type MessageAction } from './store';

/** Says that something was done. */
export function say(text: string, action?: MessageAction): void {
  update({ status: { text, ...(action && { action }) } });
}

/** Raises an alert. One with the same key takes the place of the old. */
export function raise(key: string, text: string, action?: MessageAction): void {
  const others = state().alerts.filter((alert) => alert.key !== key);
  update({ alerts: [...others, { key, text, ...(action && { action }) }] });
}

/** Takes an alert away. */
export function dismiss(key: string): void {
  update({ alerts: state().alerts.filter((alert) => alert.key !== key) });
}

/** Raises an alert for what was thrown; that the service stopped is told once, by its own alert. */
export function report(key: string, thrown: unknown): void {
  const { code, message } = errorData(thrown);
  if (code !== 'service-gone') raise(key, message);
}

/** Runs an action that nobody waits for; what it throws becomes an alert. */
export function start(key: string, action: Promise<unknown>): void {
  action.catch((thrown: unknown) => {
    report(key, thrown);
  });
}

/** True, and says why, when the case can't be changed. */
export function refusedByReadOnly(): boolean {
  const summary = state().case;
  if (!summary?.readOnly) return false;
  say(summary.notice);
  return true;
}
