/**
 * What no page may ever do, whatever is in it: leave the app's own pages, open another window, get a permission, reach
 * a network, fetch a dictionary, download. Applied to the whole process before the first window; `tests/e2e/security`
 * tries each of these in the running app.
 */
import { app, type Session, type WebContents } from 'electron';
import { ORIGIN } from './protocol-path';

/** Chromium's own services that would speak to a network, and what keeps the rest from being resolved or reached. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  // No name and no address is found, not even this machine's own.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // And whatever would not need a name has to go through a proxy that is not there, loopback included.
  ['proxy-server', 'socks5://0.0.0.0:1'],
  ['proxy-bypass-list', '<-loopback>'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // Nothing secret is kept in Chromium's store, so it need not ask for the system's keyring.
  ['password-store', 'basic'],
  ['use-mock-keychain'],
];

/** Features of Chromium that fetch or announce something by themselves. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
  'WebBluetooth',
];

/** Sets the switches and the rules for every page that will ever exist. Must be called before the app is ready. */
export function closeTheHouse(): void {
  const { commandLine } = app;
  for (const [name, value] of SWITCHES) {
    if (value === undefined) commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
  const off = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...off, ...FEATURES_OFF].join(','));
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents);
  });
  app.on('session-created', closeSession);
  // Certificates, logins and client certificates are refused by Electron itself where nobody answers these events.
}

function keepInPlace(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.on('select-bluetooth-device', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnRequest(details.url) });
  });
}

/** The app's own pages; and in a checkout what the developer tools load for themselves. */
function isOwnRequest(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || (!app.isPackaged && url.startsWith('devtools://'));
}
