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

  it.each(['light', 'dark'] as const)(
    'passes axe, %s',
    (colorScheme) => passesAxe(browser, report, colorScheme),
    MINUTES,
  );

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
    report = await writeReport(await resultsOf('loss-nonreciprocity', 'sympathetic-cooling'));
  }, 5 * MINUTES);
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

  it.each(['light', 'dark'] as const)(
    'pass axe, %s',
    (colorScheme) => passesAxe(browser, report, colorScheme),
    5 * MINUTES,
  );

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
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    expect(await sidewaysOverflow(page), `${name} at ${viewport.width}`).toEqual([]);
    await close();
  });
}

function passesAxe(
  browser: Browser,
  report: WrittenReport,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  return forEachPage(report, async (name) => {
    const options = { viewport: DESKTOP, colorScheme, bypassCSP: true };
    const { page, close } = await openPage(browser, report.address(name), options);
    // Only colours differ in the dark.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
    expect(await axeViolations(page, rules), `${name}, ${colorScheme}`).toEqual([]);
    await close();
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
