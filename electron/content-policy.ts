/** The headers that every answer of the app's own scheme carries: what a page of ours may do, which is little. */

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // ProseMirror makes one policy to read pasted HTML in a detached document; no other may be made.
  'trusted-types': 'ProseMirrorClipboard',
};

/** The policy as one header value. */
export const CONTENT_POLICY = Object.entries(POLICY)
  .map(([directive, value]) => `${directive} ${value}`)
  .join('; ');

/** Headers beside the media type. Nothing here differs from file to file. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
};
