import { describe, expect, test } from 'vitest';
import { mediaType, ORIGIN, PAGE, servedPath } from './protocol-path';

describe('servedPath', () => {
  test.each([
    [PAGE, ['index.html']],
    ['sourcemark://app/assets/main-D4x_7.js', ['assets', 'main-D4x_7.js']],
    ['sourcemark://app/assets/inter-latin-wght-normal.woff2', ['assets', 'inter-latin-wght-normal.woff2']],
    ['sourcemark://app/a%2Eb.js', ['a.b.js']],
    ['sourcemark://app/index.html#part', ['index.html']],
  ])('serves %s', (address, segments) => {
    expect(servedPath(address)).toEqual(segments);
  });

  test.each([
    '',
    'index.html',
    ORIGIN,
    `${ORIGIN}/`,
    'sourcemark://app/assets/',
    'sourcemark://app//index.html',
    'sourcemark://other/index.html',
    'sourcemark://app.other/index.html',
    'sourcemark://app:80/index.html',
    'sourcemark://me@app/index.html',
    'file:///index.html',
    'https://app/index.html',
    'sourcemark://app/../package.json',
    'sourcemark://app/../../package.json',
    'sourcemark://app/assets/../../package.json',
    'sourcemark://app/./index.html',
    'sourcemark://app/%2e%2e/package.json',
    'sourcemark://app/%2E%2E%2Fpackage.json',
    'sourcemark://app/..%2f..%2fpackage.json',
    'sourcemark://app/..%5c..%5cpackage.json',
    'sourcemark://app/..\\..\\package.json',
    'sourcemark://app/assets\\main.js',
    'sourcemark://app/%252e%252e/package.json',
    'sourcemark://app/%c0%ae%c0%ae/package.json',
    'sourcemark://app/index.html%00.png',
    'sourcemark://app/index.html?query',
    'sourcemark://app/.hidden',
    'sourcemark://app/%2Fetc%2Fpasswd',
    'sourcemark://app//etc/passwd',
    'sourcemark://app/C:/index.html',
    'sourcemark://app/C%3A%5Cindex.html',
    'sourcemark://app/index.html::$DATA',
    'sourcemark://app/%',
    'sourcemark://app/a b.js',
    'sourcemark://app/\u202e.js',
  ])('refuses %j', (address) => {
    expect(servedPath(address)).toBeUndefined();
  });
});

describe('mediaType', () => {
  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['a.min.js', 'text/javascript; charset=utf-8'],
    ['A.CSS', 'text/css; charset=utf-8'],
    ['a.woff2', 'font/woff2'],
  ])('%s', (name, type) => {
    expect(mediaType(name)).toBe(type);
  });

  test.each(['main.js.map', 'package.json', 'noending', '', 'a.constructor', 'a.__proto__', '.js'])(
    'nothing for %j',
    (name) => {
      expect(mediaType(name)).toBeUndefined();
    },
  );
});
