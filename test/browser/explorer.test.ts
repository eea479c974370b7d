/** The explorer in a real browser, from a file, without network. Needs Debian's chromium, which `.ci/run` installs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cavityOptomechanics from '../../derivations/cavity-optomechanics/index.ts';
import lossNonreciprocity from '../../derivations/loss-nonreciprocity/index.ts';
import sympatheticCooling from '../../derivations/sympathetic-cooling/index.ts';
import { renderPaperPage } from '../../src/report/paper-page.ts';
import { reportOf } from '../../src/report/paper-report.ts';
import { browserPath, launchBrowser, NO_BROWSER } from './browser.ts';

const hasBrowser = browserPath() !== undefined;
if (!hasBrowser) console.warn(`the explorer is not tested in a browser: ${NO_BROWSER}`);

const LOSS = 'loss-nonreciprocity';
const COOLING = 'sympathetic-cooling';
const OPTOMECHANICS = 'cavity-optomechanics';
const PATIENT = { timeout: 60_000 };

describe.skipIf(!hasBrowser)('the explorer in a browser', { timeout: 240_000 }, () => {
  let browser: Browser;
  let folder: string;
  /** What must not happen on any page: console errors, uncaught errors, requests. */
  const faults: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ladderproof-explorer-'));
    for (const paper of [sympatheticCooling, lossNonreciprocity, cavityOptomechanics]) {
      const derivation = paper.derivation();
      const page = renderPaperPage(reportOf({ paper, derivation, judged: [], figures: [] }));
      writeFileSync(join(folder, `${paper.id}.html`), page);
    }
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    id: string,
    fragment = '',
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|blob|data):/.test(request.url())) faults.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, `${id}.html`)).href + fragment);
    return page;
  }

  const solved = (page: Page) => page.waitForSelector('#explorer-app[data-solved="all"]', PATIENT);

  /** Types a value as a reader does. */
  async function type(page: Page, id: string, text: string): Promise<void> {
    await page.fill(`#explorer-${id}`, text);
    await page.press(`#explorer-${id}`, 'Enter');
  }

  /** The values of the table, by row, once none is being solved any more. */
  async function readOut(page: Page): Promise<readonly (readonly [string, string])[]> {
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('[data-reading]:not([hidden]) td')].every(
          (cell) => cell.textContent !== '…' && cell.textContent !== '',
        ),
      undefined,
      PATIENT,
    );
    return page.$$eval('[data-reading]:not([hidden])', (rows) =>
      rows.map(
        (row) =>
          [
            row.getAttribute('data-reading') ?? '',
            row.querySelector('td')?.textContent ?? '',
          ] as const,
      ),
    );
  }

  /** What the command line prints for the command that the page shows, in a process of its own. */
  async function printed(page: Page): Promise<Readonly<Record<string, unknown>>> {
    const command = (await page.textContent('#explorer-commands code')) ?? '';
    expect(command).toMatch(/^npx ladderproof solve [\w-]+ [\w\s=.,+-]*--json$/);
    const output = execFileSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', ...command.split(' ').slice(2)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const { observables } = JSON.parse(output) as {
      observables: readonly {
        name: string;
        value: { re: number; im: number } | null;
        reason?: string;
      }[];
    };
    return Object.fromEntries(
      observables.map(({ name, value, reason }) => [
        name,
        value === null ? reason : String(value.re),
      ]),
    );
  }

  it('solves from a file, without an error and without a request', async () => {
    for (const id of [LOSS, COOLING]) {
      const page = await open(id);
      await solved(page);
      expect(await page.textContent('#explorer-status')).toMatch(/^\d+ points drawn/);
      await page.close();
    }
    expect(faults).toEqual([]);
  });

  it('shows the command line’s numbers to the last digit, blockade', async () => {
    const page = await open(
      LOSS,
      '#explorer?axis=kappa_b&at=1.25&theta=-0.7&J_ac=0.61&kappa_a=1.3',
    );
    const values = Object.fromEntries(await readOut(page));
    const expected = await printed(page);
    expect({
      T_ac: values['T-2'],
      T_ca: values['T-3'],
      g2_ac: values['g2-0'],
      g2_ca: values['g2-1'],
      g3_ac: values['g3-0'],
      g3_ca: values['g3-1'],
    }).toEqual(expected);
    await page.close();
  });

  it('shows the command line’s numbers to the last digit, exact moments', async () => {
    const page = await open(COOLING, '#explorer?axis=K_g&at=1.7&nbar_b=0.8&g=0.07');
    const values = Object.fromEntries(await readOut(page));
    const expected = await printed(page);
    expect({ n_a: values['n-4'], n_b: values['n-5'], n_c: values['n-6'] }).toEqual(expected);
    await page.close();
  });

  it('solves the points of the curve to the command line’s numbers too', async () => {
    // The point that is read off is one of the grid: 0 is the first of the curve against κ_b.
    const page = await open(LOSS, '#explorer?axis=kappa_b&from=0.5&to=1.5&at=0.5');
    await solved(page);
    const values = Object.fromEntries(await readOut(page));
    await page.hover('#explorer-plot-g2', { position: { x: 55, y: 120 } });
    const tip = await page.$$eval('[data-plot="g2"] .explorer-tip p', (lines) =>
      lines.map((line) => line.textContent ?? ''),
    );
    expect(tip[0]).toBe('κ_b/κ = 0.5');
    expect(tip[1]).toBe(`g⁽²⁾ a→c: ${Number(Number(values['g2-0']).toPrecision(5))}`);
    expect(tip[2]).toBe(`g⁽²⁾ c→a: ${Number(Number(values['g2-1']).toPrecision(5))}`);
    await page.close();
  });

  it('sets the view of a panel, and shows the panel’s physics', async () => {
    const page = await open(LOSS);
    await page.click('button[data-preset="fig-2b"]');
    await solved(page);
    const forward = Object.fromEntries(await readOut(page));
    // Δ = κ/2, κ_b = κ, θ = −π/4: transmission one way.
    expect(Number(forward['T-2'])).toBeGreaterThan(0.95);
    expect(Number(forward['T-3'])).toBeLessThan(0.01);
    expect(await page.getAttribute('button[data-preset="fig-2b"]', 'aria-pressed')).toBe('true');
    expect(await page.isVisible('[data-plot="g2"]')).toBe(false);
    await page.click('button[data-preset="fig-5c"]');
    expect(await page.evaluate(() => location.hash)).toContain('axis=theta_in_pi');
    await type(page, 'at-theta_in_pi', '0.25');
    const reversed = Object.fromEntries(await readOut(page));
    expect(Number(reversed['T-2'])).toBeLessThan(0.01);
    expect(Number(reversed['T-3'])).toBeGreaterThan(0.95);
    await page.close();
  });

  it('refuses what is out of range in words, and keeps what was', async () => {
    const page = await open(LOSS);
    await type(page, 'set-kappa_b', '-1');
    expect(await page.textContent('#explorer-set-kappa_b-refusal')).toBe(
      'kappa_b = -1 is out of range; accepted: numbers from 0 to 5',
    );
    expect(await page.getAttribute('#explorer-set-kappa_b', 'aria-invalid')).toBe('true');
    expect(await page.evaluate(() => location.hash)).toBe('');
    await type(page, 'set-kappa_b', 'lots');
    expect(await page.textContent('#explorer-set-kappa_b-refusal')).toContain('is not a number');
    await type(page, 'set-kappa_b', '1.25');
    expect(await page.isHidden('#explorer-set-kappa_b-refusal')).toBe(true);
    expect(await page.evaluate(() => location.hash)).toBe('#explorer?axis=Delta&kappa_b=1.25');
    await type(page, 'from', '3');
    expect(await page.textContent('#explorer-ends-refusal')).toContain(
      'the axis from 3 to 2 has no length',
    );
    await page.close();
  });

  it('says why there is a gap: in a list, in the table, and under the pointer', async () => {
    const page = await open(COOLING, '#explorer?axis=K_g&at=3');
    await solved(page);
    const gaps = await page.$$eval('.explorer-gaps li', (items) =>
      items.map((item) => item.textContent ?? ''),
    );
    expect(
      gaps.some((text) =>
        /^No n_A, n_B, n_C at K_g from [\d.]+ to 3: no steady state: /.test(text),
      ),
    ).toBe(true);
    const values = Object.fromEntries(await readOut(page));
    expect(values['n-4']).toMatch(/^no steady state: the moments diverge/);
    expect(await printed(page)).toMatchObject({ n_a: values['n-4'] });
    expect(
      await page.$$eval('#explorer-plot-n rect.gap title', (all) => all.length),
    ).toBeGreaterThan(0);
    const box = (await page.locator('#explorer-plot-n').boundingBox())!;
    await page.hover('#explorer-plot-n', { position: { x: box.width - 20, y: 60 } });
    expect(await page.textContent('[data-plot="n"] .explorer-tip')).toContain('no steady state');
    await page.close();
  });

  it('says why there is a gap where it is tapped, until something else is', async () => {
    const page = await open(COOLING, '#explorer?axis=K_g', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await solved(page);
    const plot = page.locator('#explorer-plot-n');
    const tip = page.locator('[data-plot="n"] .explorer-tip');
    const box = (await plot.boundingBox())!;
    await plot.tap({ position: { x: box.width - 20, y: 60 } });
    expect(await tip.textContent()).toContain('no steady state');
    expect(await tip.isVisible()).toBe(true);
    await page.tap('#explorer-status');
    expect(await tip.isVisible()).toBe(false);
    await page.close();
  });

  it.each([LOSS, COOLING, OPTOMECHANICS])(
    'goes through all panels and from any axis to any other without an error: %s',
    async (id) => {
      const page = await open(id, '#explorer?');
      const before = faults.length;
      await solved(page);
      const namesOf = (selector: string, attribute: string) =>
        page.$$eval(
          selector,
          (all, name) => all.map((each) => each.getAttribute(name) ?? ''),
          attribute,
        );
      const panels = await namesOf('button[data-preset]', 'data-preset');
      for (const panel of [...panels, ...[...panels].reverse()])
        await page.click(`button[data-preset="${panel}"]`);
      const axes = await namesOf('input[name="explorer-axis"]', 'value');
      for (const from of axes)
        for (const to of axes) {
          await page.check(`input[value="${from}"]`);
          // Something of this axis is drawn when the other is chosen.
          await page.waitForFunction(
            () => document.querySelector('#explorer-app')?.getAttribute('data-drawn') !== '0',
          );
          await page.check(`input[value="${to}"]`);
        }
      await solved(page);
      expect(faults.slice(before)).toEqual([]);
      await page.close();
    },
  );

  it('keeps a full stop with the formula before it, however narrow the page', async () => {
    const page = await open(COOLING);
    const alone = await page.evaluate(() => {
      const paragraph = document.querySelector('#explorer > p')!;
      const stop = document.createRange();
      stop.setStart(paragraph.lastChild!, 0);
      stop.setEnd(paragraph.lastChild!, 1);
      const formula = paragraph.querySelector('.katex:last-of-type .katex-html > :last-child')!;
      const widths: number[] = [];
      for (let width = 390; width > 200; width--) {
        document.body.style.width = `${width}px`;
        if (stop.getBoundingClientRect().left < formula.getBoundingClientRect().left)
          widths.push(width);
      }
      return { sentence: stop.toString(), widths };
    });
    expect(alone).toEqual({ sentence: '.', widths: [] });
    await page.close();
  });

  it('keeps the view in the address: on loading, back and forward', async () => {
    const page = await open(LOSS, '#explorer?axis=kappa_b&from=0.5&to=1.5&Delta=0.25&plots=g2');
    expect(await page.isChecked('input[value="kappa_b"]')).toBe(true);
    expect(await page.inputValue('#explorer-from')).toBe('0.5');
    expect(await page.inputValue('#explorer-set-Delta')).toBe('0.25');
    expect(await page.isVisible('[data-plot="T"]')).toBe(false);
    await type(page, 'set-Delta', '0.75');
    await page.click('button[data-preset="fig-2a"]');
    expect(await page.inputValue('#explorer-set-J_ab')).toBe('0');
    await page.goBack();
    await page.waitForFunction(
      () => (document.querySelector('#explorer-set-Delta') as HTMLInputElement).value === '0.75',
    );
    expect(await page.isChecked('input[value="kappa_b"]')).toBe(true);
    await page.goBack();
    await page.waitForFunction(
      () => (document.querySelector('#explorer-set-Delta') as HTMLInputElement).value === '0.25',
    );
    await page.goForward();
    await page.goForward();
    await page.waitForFunction(
      () => (document.querySelector('#explorer-set-J_ab') as HTMLInputElement).value === '0',
    );
    await page.close();
  });

  it('says what it does not accept in a link', async () => {
    const page = await open(LOSS, '#explorer?axis=Delta&kappa_b=99');
    expect(await page.textContent('#explorer-status')).toContain(
      'In the link, kappa_b = 99 is out of range; accepted: numbers from 0 to 5.',
    );
    expect(await page.inputValue('#explorer-set-kappa_b')).toBe('1');
    await page.close();
  });

  it('follows a slider that is dragged, by the keyboard alone', async () => {
    const page = await open(LOSS);
    await solved(page);
    const before = await page.getAttribute('#explorer-plot-g2 .solution path', 'd');
    await page.focus('#explorer-set-U-slider');
    for (let k = 0; k < 25; k++) await page.keyboard.press('ArrowLeft');
    expect(Number(await page.inputValue('#explorer-set-U'))).toBeLessThan(5);
    await page.waitForFunction(
      () => document.querySelector('#explorer-app')?.getAttribute('data-solved') !== 'all',
    );
    await solved(page);
    expect(await page.getAttribute('#explorer-plot-g2 .solution path', 'd')).not.toBe(before);
    expect(await page.getAttribute('#explorer-set-U-slider', 'aria-valuetext')).toMatch(/^4\.\d/);
    await page.close();
  });

  it('has no horizontal scrolling, on a phone and on a desk', async () => {
    for (const width of [390, 1440])
      for (const id of [LOSS, COOLING]) {
        const page = await open(id, '#explorer?', { viewport: { width, height: 844 } });
        await page.waitForSelector('#explorer-app:not([hidden])');
        const scrollable = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollable, `${id} at ${width}`).toBeLessThanOrEqual(width);
        await page.close();
      }
  });

  it('says so where JavaScript is switched off, and is not printed', async () => {
    const page = await open(LOSS, '', { javaScriptEnabled: false });
    expect(await page.textContent('noscript')).toContain(
      'npx ladderproof solve loss-nonreciprocity',
    );
    expect(await page.isVisible('#explorer-app')).toBe(false);
    await page.close();
    const printedPage = await open(LOSS);
    await printedPage.emulateMedia({ media: 'print' });
    expect(await printedPage.isVisible('#explorer-app')).toBe(false);
    await printedPage.close();
  });

  it('stayed without errors and requests throughout', () => {
    expect(faults).toEqual([]);
  });
});
