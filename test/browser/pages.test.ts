import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperResult } from '../../src/report/site.ts';
import { oscillatorResult } from '../report/oscillator.ts';
import {
  browserPath,
  launchBrowser,
  NO_BROWSER,
  openPage,
  resultsOf,
  type WrittenReport,
  writeReport,
} from './browser.ts';

const here = browserPath() !== undefined;
const MINUTES = 60_000;
const THREE_MEGABYTES = 3_000_000;

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

interface Look {
  readonly name: string;
  readonly viewport: typeof PHONE;
  readonly colorScheme: 'light' | 'dark';
}

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { name: 'phone', viewport: PHONE, colorScheme },
  { name: 'desktop', viewport: DESKTOP, colorScheme },
]);

/** What no line can be broken at: evidence must still stay on the page. */
const UNBROKEN = 'x'.repeat(600);

/** The small paper, with evidence that is too long for any line. */
function withLongEvidence(): PaperResult {
  const [first, ...others] = oscillatorResult.judged;
  const [check, ...checks] = first!.judgement.checks;
  const evidence = {
    [`values at n_B = 1 and ${UNBROKEN}`]: UNBROKEN,
    list: Array.from({ length: 200 }, (_, k) => k / 8).join(', '),
    residual: `${Array.from({ length: 60 }, (_, k) => `Omega^${k + 1}*kappa^2`).join(' + ')}`,
  };
  const long = { ...check!, outcome: { kind: 'failed' as const, evidence } };
  const judgement = { ...first!.judgement, checks: [long, ...checks] };
  return { ...oscillatorResult, judged: [{ ...first!, judgement }, ...others] };
}

/** Runs `work` on each page of a report, in the order in which they are written. */
async function forEachPage(
  report: WrittenReport,
  work: (name: string) => Promise<void>,
): Promise<void> {
  expect(report.pages.size).toBeGreaterThan(1);
  for (const name of report.pages.keys()) await work(name);
}

describe.skipIf(!here)(here ? 'a small report' : `a small report (${NO_BROWSER})`, () => {
  let browser: Browser;
  let report: WrittenReport;
  beforeAll(async () => {
    browser = await launchBrowser();
    report = await writeReport([withLongEvidence()]);
  }, MINUTES);
  afterAll(async () => {
    await browser?.close();
    await report?.remove();
  });

  const behaves = async (): Promise<void> => {
    await loads(browser, report);
    for (const viewport of [PHONE, DESKTOP]) await staysInside(browser, report, viewport);
  };

  it(
    'loads from a file, without an error, a request or anything to scroll to sideways',
    behaves,
    MINUTES,
  );

  it(
    'filters its claims by the fragment, and by the links that set it',
    async () => {
      const { page, close } = await openPage(browser, report.address('oscillator.html'));
      const visible = () => page.locator('.claim:visible');
      const all = await visible().count();
      expect(all).toBe(oscillatorResult.judged.length);
      await page.locator('.tile.refuted a').click();
      expect(page.url()).toMatch(/#claims=refuted$/);
      const shown = () => visible().evaluateAll((each) => each.map(({ className }) => className));
      expect(await shown()).toEqual(['claim refuted']);
      await page.locator('.filter a.corrected').click();
      expect(await shown()).toEqual(['claim corrected', 'claim corrected', 'claim corrected']);
      await page.locator('.filter a.all').click();
      expect(await visible().count()).toBe(all);
      await close();
    },
    MINUTES,
  );

  it(
    'filters without a script too',
    async () => {
      const { page, close } = await openPage(
        browser,
        report.address('oscillator.html#claims=undecided'),
        { javaScriptEnabled: false },
      );
      expect(await page.locator('.claim:visible').count()).toBe(1);
      await close();
    },
    MINUTES,
  );

  it(
    'opens a claim that is linked to, to its evidence',
    async () => {
      const { page, close } = await openPage(browser, report.address('index.html'));
      await page.locator('a[href="oscillator.html#eq-1"]').click();
      expect(await page.locator('#eq-1 .checks').first().isVisible()).toBe(true);
      expect(await page.locator('#eq-2 .checks').first().isVisible()).toBe(false);
      await page.locator('.strip a[href="#eq-2"]').click();
      await page.locator('#eq-2 .checks').first().waitFor({ state: 'visible' });
      expect(await isInView(page, '#eq-2')).toBe(true);
      await page.locator('#eq-6 summary').click();
      expect(await page.locator('#eq-6 .checks').isVisible()).toBe(true);
      await close();
    },
    MINUTES,
  );

  it.each(LOOKS)(
    'passes axe, $colorScheme, $name',
    (look) => passesAxe(browser, report, look),
    MINUTES,
  );

  it.each(LOOKS)(
    'has formulas that stand out, $colorScheme, $name',
    (look) => hasReadableFormulas(browser, report, look),
    MINUTES,
  );

  it('aligns equations at their signs', () => alignsEquations(browser, report), MINUTES);

  it(
    'tells light from dark, and paper from both',
    async () => {
      const groundOf = async (options: Parameters<typeof openPage>[2], print = false) => {
        const { page, close } = await openPage(browser, report.address('index.html'), options);
        if (print) await page.emulateMedia({ media: 'print' });
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        await close();
        return ground;
      };
      expect(await groundOf({ colorScheme: 'light' })).toBe('rgb(255, 254, 251)');
      expect(await groundOf({ colorScheme: 'dark' })).toBe('rgb(22, 23, 27)');
      expect(await groundOf({ colorScheme: 'dark' }, true)).toBe('rgb(255, 255, 255)');
    },
    MINUTES,
  );

  it('prints', () => prints(browser, report), MINUTES);
});

describe.skipIf(!here)(here ? 'the papers’ reports' : `the papers’ reports (${NO_BROWSER})`, () => {
  let browser: Browser;
  let report: WrittenReport;
  beforeAll(async () => {
    browser = await launchBrowser();
    report = await writeReport(await resultsOf());
  }, 10 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await report?.remove();
  });

  it('load from a file, without an error or a request', () => loads(browser, report), 2 * MINUTES);

  it('are less than three megabytes each', () => {
    for (const [name, content] of report.pages)
      expect(Buffer.byteLength(content), name).toBeLessThan(THREE_MEGABYTES);
  });

  it.each([
    ['on a phone', PHONE],
    ['on a desktop', DESKTOP],
  ])(
    'have nothing to scroll to sideways %s, all details open',
    (_, viewport) => staysInside(browser, report, viewport),
    3 * MINUTES,
  );

  it.each(LOOKS)(
    'pass axe, $colorScheme, $name',
    (look) => passesAxe(browser, report, look),
    8 * MINUTES,
  );

  it.each(LOOKS)(
    'have formulas that stand out, $colorScheme, $name',
    (look) => hasReadableFormulas(browser, report, look),
    5 * MINUTES,
  );

  it('align equations at their signs', () => alignsEquations(browser, report), 3 * MINUTES);

  it('print', () => prints(browser, report), 5 * MINUTES);
});

function loads(browser: Browser, report: WrittenReport): Promise<void> {
  return forEachPage(report, async (name) => {
    const { page, errors, requests, close } = await openPage(browser, report.address(name));
    expect(await page.locator('h1').count()).toBe(1);
    expect({ name, errors, requests }).toEqual({ name, errors: [], requests: [] });
    await close();
  });
}

function staysInside(
  browser: Browser,
  report: WrittenReport,
  viewport: typeof PHONE,
): Promise<void> {
  return forEachPage(report, async (name) => {
    const { page, close } = await openPage(browser, report.address(name), { viewport });
    await openDetails(page);
    expect(await sidewaysOverflow(page), `${name} at ${viewport.width}`).toEqual([]);
    await close();
  });
}

function openDetails(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
}

function passesAxe(
  browser: Browser,
  report: WrittenReport,
  { viewport, colorScheme }: Look,
): Promise<void> {
  return forEachPage(report, async (name) => {
    const options = { viewport, colorScheme, bypassCSP: true };
    const { page, close } = await openPage(browser, report.address(name), options);
    await openDetails(page);
    // Only colours differ in the dark.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
    expect(await axeViolations(page, rules), name).toEqual([]);
    await close();
  });
}

function hasReadableFormulas(
  browser: Browser,
  report: WrittenReport,
  { viewport, colorScheme }: Look,
): Promise<void> {
  return forEachPage(report, async (name) => {
    const options = { viewport, colorScheme };
    const { page, close } = await openPage(browser, report.address(name), options);
    await openDetails(page);
    const { characters, faint } = await formulaContrast(page);
    if (name !== 'index.html') expect(characters, name).toBeGreaterThan(20);
    expect(faint, name).toEqual([]);
    await close();
  });
}

function alignsEquations(browser: Browser, report: WrittenReport): Promise<void> {
  return forEachPage(report, async (name) => {
    for (const viewport of [PHONE, DESKTOP]) {
      const { page, close } = await openPage(browser, report.address(name), { viewport });
      const { groups, crooked } = await crookedGroups(page);
      if (name !== 'index.html') expect(groups, name).toBeGreaterThan(1);
      expect(crooked, `${name} at ${viewport.width}`).toEqual([]);
      await close();
    }
  });
}

function prints(browser: Browser, report: WrittenReport): Promise<void> {
  return forEachPage(report, async (name) => {
    const { page, close } = await openPage(browser, report.address(name));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0, name).toBeGreaterThan(0);
    await close();
  });
}

/** What reaches beyond the right edge of the page and makes it scroll; within a box that scrolls itself is fine. */
function sidewaysOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((each) => each.outerHTML.slice(0, 120));
  });
}

/** Groups of equations whose signs do not stand below each other, or whose left sides reach out of the group. */
function crookedGroups(page: Page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('.aligned')].filter((each) =>
      each.querySelector('.left span'),
    );
    const crooked = all.filter((group) => {
      const lines = [...group.querySelectorAll('.line')].filter((line) =>
        line.querySelector('.left span'),
      );
      const box = (line: Element, part: string) =>
        line.querySelector(part)!.getBoundingClientRect();
      const signs = lines.map((line) => box(line, '.equation .katex-html').left);
      const edge = group.getBoundingClientRect().left - 2;
      return (
        Math.max(...signs) - Math.min(...signs) > 0.5 ||
        lines.some((line) => box(line, '.left .katex-html').left < edge)
      );
    });
    return { groups: all.length, crooked: crooked.map((each) => each.outerHTML.slice(0, 200)) };
  });
}

/** What WCAG asks of text that is not large. */
const ENOUGH = 4.5;

/** The characters of formulas that stand out too little from what is behind them: axe knows no formulas. */
function formulaContrast(page: Page) {
  return page.evaluate((enough) => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const read = (text: string): Colour => {
      const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
      const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
      return text.startsWith('color(srgb')
        ? [255 * red, 255 * green, 255 * blue, alpha]
        : [red, green, blue, alpha];
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (k: 0 | 1 | 2) => top[k] * top[3] + below[k] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = (colour: Colour): number => {
      const [red, green, blue] = colour.slice(0, 3).map((value) => {
        const c = value / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const known = new Map<Element, Colour>();
    const behind = (element: Element): Colour => {
      const found = known.get(element);
      if (found) return found;
      const own = read(getComputedStyle(element).backgroundColor);
      const parent = element.parentElement;
      const result = own[3] === 1 || parent === null ? own : over(own, behind(parent));
      known.set(element, result);
      return result;
    };
    const faint = new Set<string>();
    let characters = 0;
    for (const formula of document.querySelectorAll('.katex-html, .symbol')) {
      const walker = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent?.replace(/[\s\u200b]/g, '') ?? '';
        const element = node.parentElement;
        if (text === '' || element === null) continue;
        characters += text.length;
        let ground = behind(element);
        let ink = over(read(getComputedStyle(element).color), ground);
        // The tinted box of a change is drawn beside its letters, and over them.
        const box = element.closest('.changed')?.querySelector('.fbox');
        if (box) {
          const tint = read(getComputedStyle(box).backgroundColor);
          [ground, ink] = [over(tint, ground), over(tint, ink)];
        }
        const [one, other] = [luminance(ink), luminance(ground)];
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (ratio < enough)
          faint.add(
            `${text.slice(0, 10)} ${ratio.toFixed(2)} ${ink.map(Math.round)} on ${ground.map(Math.round)}`,
          );
      }
    }
    return { characters, faint: [...faint].slice(0, 10) };
  }, ENOUGH);
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((each) => {
    const { top } = each.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
}

interface Axe {
  run(
    context: Document,
    options: { readonly resultTypes: readonly string[]; readonly runOnly?: readonly string[] },
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

declare const axe: Axe;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds. The boxes of formulas, fifty thousand on a page, are hidden from screen readers, which get MathML;
 * they are taken out first.
 */
async function axeViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    for (const each of document.querySelectorAll('.katex-html')) each.remove();
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: only } : {}),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  }, rules);
}
