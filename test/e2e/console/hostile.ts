/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A text that runs as script where it is taken for markup; `inside` says where: a template with `%` for the text. */
export type Payload = Readonly<{ text: string; inside: string }>;

/** 150 of them; that each is alive is shown by the test itself. */
export const payloads = JSON.parse(readFileSync(join(__dirname, 'payloads.json'), 'utf8')) as readonly Payload[];

/** All that a hand over a page sets off. */
const EVENTS = ['pointerover', 'mouseover', 'mouseenter', 'pointerdown', 'mousedown', 'dblclick', 'contextmenu'];
const MORE = [...EVENTS, 'click', 'keydown', 'focusin'];
const PATIENCE_MS = 15_000;

/** Shows each text as the page of a frame of its own, touches all that is in it, and resolves with the numbers of those that ran. */
export async function ranIn(page: Page, pages: readonly string[]): Promise<number[]> {
  await page.goto('about:blank');
  return page.evaluate(
    async ({ pages, events, patience }) => {
      const ran = new Set<number>();
      const all = globalThis as unknown as { ran(n: number): void };
      all.ran = (n) => void ran.add(n);
      const frames = pages.map((html, n) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<script>f = () => 0; xss = () => parent.ran(${n})</script>${html}`;
        const loaded = new Promise((resolve) => {
          frame.onload = resolve;
          setTimeout(resolve, patience);
        });
        document.body.append(frame);
        return { frame, loaded };
      });
      await Promise.all(frames.map(({ loaded }) => loaded));
      await new Promise((resolve) => setTimeout(resolve, 500));
      for (const { frame } of frames) {
        const { contentDocument, contentWindow } = frame;
        for (const one of contentDocument?.querySelectorAll<HTMLElement>('body *') ?? []) {
          for (const event of events)
            one.dispatchEvent(new (contentWindow as unknown as typeof globalThis).Event(event, { bubbles: true }));
          one.focus();
          if (/^(a|button|input)$/i.test(one.tagName) && 'click' in one) one.click();
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return [...ran];
    },
    { pages, events: MORE, patience: PATIENCE_MS },
  );
}

/** Before any script of a page: whatever runs is counted. */
export const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const all = globalThis as unknown as { ran: number; xss(): void };
    all.ran = 0;
    all.xss = () => void (all.ran += 1);
  });

export type Found = Readonly<{ ran: number; handlers: number; shown: number }>;

/** Touches all of a page but follows nothing: what ran, what could, and how many of the texts are there to be read. */
export async function lookAt(page: Page, texts: readonly string[]): Promise<Found> {
  return page.evaluate(
    async ({ texts, events }) => {
      const ours = [...document.querySelectorAll<HTMLElement>('body *')];
      for (const one of ours) {
        for (const event of events) one.dispatchEvent(new Event(event, { bubbles: true }));
        one.focus();
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      const isHandler = ({ name, value }: Attr) =>
        name.startsWith('on') || (/^(href|src|action|formaction|data|srcdoc)$/.test(name) && /^\W*java/i.test(value));
      const said = document.body.innerText;
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
      const seen = [said, ...fields].join('\n').replace(/\s+/g, ' ');
      return {
        ran: (globalThis as unknown as { ran: number }).ran,
        handlers: ours.filter((one) => [...one.attributes].some(isHandler)).length,
        shown: texts.filter((text) => seen.includes(text.replace(/\s+/g, ' ').trim())).length,
      };
    },
    { texts, events: EVENTS },
  );
}

/** How much ran of what a script puts into this page as markup and as a script. */
export const planted = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const all = globalThis as unknown as { ran: number; xss(): void };
    all.ran = 0;
    all.xss = () => void (all.ran += 1);
    const div = document.createElement('div');
    div.innerHTML = '<img src=x onerror=xss()><svg onload=xss()></svg>';
    document.body.append(div, Object.assign(document.createElement('script'), { textContent: 'xss()' }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return all.ran;
  });
