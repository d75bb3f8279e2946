/** Strings that make a page run code, a few of each kind; many more lie beside a checkout. */
import { readFileSync } from 'node:fs';
import { sharedData } from './shared-data';

/** A string that would run code in a page that took it for markup. */
export interface Payload {
  readonly id: string;
  readonly payload: string;
}

/** What a payload that ran would have done. */
const RAN = "document.title='ran';window.__xss=1;alert(1)";

const OWN: readonly string[] = [
  `<script>${RAN}</script>`,
  `<img src=x onerror="${RAN}">`,
  `<svg onload="${RAN}"><script>${RAN}</script></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${RAN}">`,
  `<iframe srcdoc="<script>parent.${RAN}</script>"></iframe>`,
  `<a href="javascript:${RAN}" target="_blank">click</a>`,
  `<form action="javascript:${RAN}"><button autofocus onfocus="${RAN}">go</button></form>`,
  `<details open ontoggle="${RAN}">more</details>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RAN}">`,
  `"><script>${RAN}</script>`,
  `</title></textarea></style></script><script>${RAN}</script>`,
  `<!--<img src="--><img src=x onerror=${RAN}//">`,
  `<noscript><p title="</noscript><img src=x onerror=${RAN}>">`,
  `<template><script>${RAN}</script></template><plaintext>`,
  `<style>@import url(data:text/css,*{x:expression(${RAN})})</style>`,
  `<object data="data:text/html,<script>${RAN}</script>"></object><embed src="javascript:${RAN}">`,
  `{{constructor.constructor("${RAN}")()}} \${${RAN}} <%= ${RAN} %>`,
  `&lt;script&gt;${RAN}&lt;/script&gt; \u202E<script>${RAN}</script>`,
];

/** All payloads that this machine has. */
export function payloads(root: string): Payload[] {
  const own = OWN.map((payload, index) => ({ id: `own-${index + 1}`, payload }));
  const listed = sharedData(root, 'xss', 'html5sec-payloads.json');
  if (listed === undefined) return own;
  return [...own, ...(JSON.parse(readFileSync(listed, 'utf8')) as Payload[])];
}
