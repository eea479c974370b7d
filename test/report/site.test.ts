import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/claims/paper.ts';
import { renderDocument } from '../../src/report/document.ts';
import { type PaperResult, renderSite } from '../../src/report/site.ts';
import { oscillator, oscillatorResult } from './oscillator.ts';

const site = new Map(renderSite([oscillatorResult]).map(({ path, content }) => [path, content]));
const page = String(site.get('oscillator.html'));
const index = String(site.get('index.html'));
const body = page.slice(page.indexOf('<body>'));

/** The text a reader sees. */
function textOf(markup: string): string {
  return markup
    .replace(/<math.*?<\/math>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function section(id: string): string {
  const start = body.indexOf(`<section id="${id}"`);
  expect(start, `section ${id}`).toBeGreaterThan(0);
  return body.slice(start, body.indexOf('</section>', start));
}

function claim(slug: string): string {
  const start = body.indexOf('<article', body.indexOf(`id="${slug}"`) - 80);
  return body.slice(start, body.indexOf('</article>', start));
}

function resultWith(change: Partial<Paper>): PaperResult {
  return { ...oscillatorResult, paper: { ...oscillator, ...change } };
}

describe('the site', () => {
  it('is an index and one page a paper', () => {
    expect([...site.keys()]).toEqual(['index.html', 'oscillator.html']);
  });

  it('is the same bytes every time', () => {
    const again = renderSite([oscillatorResult]);
    expect(again.map(({ content }) => content)).toEqual([index, page]);
  });

  it('needs no network and no other file', () => {
    for (const markup of [index, page]) {
      const addresses = [...markup.matchAll(/(?:href|src|url)(?:="|\()([^")]*)/g)].map(
        ([, address = '']) => address,
      );
      expect(addresses.length).toBeGreaterThan(5);
      for (const address of addresses) {
        expect(address).toMatch(/^(#|data:|(index|oscillator)\.html|ledger\.json$)/);
      }
      const namespaces = /http:\/\/www\.w3\.org\/(1998\/Math\/MathML|2000\/svg)/g;
      expect(markup.replace(namespaces, '')).not.toMatch(/https?:/);
      expect(markup).toContain("default-src 'none'");
      expect(markup).not.toMatch(/unsafe-eval|script-src[^"]*unsafe-inline/);
    }
  });

  it('names every script by its digest, so that no other can run', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, script = '']) => script,
    );
    expect(scripts.length).toBeGreaterThan(0);
    const digests = scripts.map((script) => createHash('sha256').update(script).digest('base64'));
    expect(policy).toContain(`script-src ${digests.map((each) => `'sha256-${each}'`).join(' ')};`);
    expect(index).not.toContain('<script');
    expect(index).not.toContain('script-src');
  });

  it('refuses a script that its element cannot hold', () => {
    const parts = { title: '', description: '', header: '', main: '', footer: '' };
    for (const script of ['"</script>"', '"<!--"', 'a\r\nb'])
      expect(() => renderDocument({ ...parts, scripts: [script] })).toThrow(
        'a script that its own element cannot hold',
      );
  });

  it('carries the fonts that it uses and no others', () => {
    const faces = (markup: string): readonly string[] =>
      [...markup.matchAll(/@font-face\{font-family:(KaTeX_\w+)/g)].map(([, name = '']) => name);
    expect(faces(page)).toContain('KaTeX_Main');
    expect(faces(page)).toContain('KaTeX_Math');
    expect(faces(page)).not.toContain('KaTeX_Fraktur');
    expect(faces(index).length).toBeLessThan(faces(page).length);
    expect(page).toMatch(/src:url\(data:font\/woff2;base64,d09GM/);
  });

  it('stays small', () => {
    expect(page.length).toBeLessThan(400_000);
    expect(index.length).toBeLessThan(200_000);
  });
});

describe('structure', () => {
  it('has a language, landmarks, a skip link and one first-level heading', () => {
    for (const markup of [index, page]) {
      expect(markup).toContain('<html lang="en">');
      expect(markup.match(/<h1/g)).toHaveLength(1);
      expect(markup.match(/<main/g)).toHaveLength(1);
      expect(markup).toMatch(/<a class="skip" href="#main">/);
      expect(markup).toMatch(/<header.*<main.*<footer/s);
    }
  });

  it('skips no level of headings', () => {
    for (const markup of [index, page]) {
      const levels = [...markup.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      levels.forEach((level, k) => {
        expect(level).toBeLessThanOrEqual((levels[k - 1] ?? 0) + 1);
      });
    }
  });

  it('gives every id once, and every link within a page has its target', () => {
    for (const markup of [index, page]) {
      const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of markup.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    }
    for (const [, target] of index.matchAll(/href="oscillator\.html#([^"]*)"/g)) {
      expect(page).toContain(` id="${target}"`);
    }
  });

  it('gives every claim an anchor and lists it at a glance', () => {
    for (const { claim } of oscillatorResult.judged) {
      expect(body).toContain(` id="${claim.slug}"`);
      expect(section('verdicts')).toContain(`href="#${claim.slug}"`);
    }
  });

  it('keeps MathML for screen readers', () => {
    expect(body.match(/<math/g)?.length).toBe(body.match(/class="katex-html"/g)?.length);
    expect(body).toMatch(/<mfrac><mi>d<\/mi><mrow><mi>d<\/mi><mi>t<\/mi><\/mrow><\/mfrac>/);
  });
});

describe('escaping', () => {
  it('holds in names, sentences and attributes', () => {
    expect(page).toContain('<title>A driven &amp; damped oscillator · ladderproof</title>');
    expect(page).toContain('B. &lt;Script&gt;');
    expect(page).toContain('where κ &lt; 2Δ &amp; κ &gt; 0');
    expect(page).toContain('&lt;for the mean field&gt;');
    const quoted = renderSite([resultWith({ title: '"><b>x</b>' })]);
    expect(String(quoted[1]?.content)).not.toContain('<b>');
  });

  it('reads formulas between dollar signs, and refuses a lone one', () => {
    expect(section('derivation')).toMatch(/acts on <span class="symbol"><var>a<\/var><\/span>/);
    expect(() => renderSite([resultWith({ summary: 'costs $5' })])).toThrow(
      "a dollar sign without a partner in 'costs $5'; formulas between two are accepted",
    );
  });
});

describe('a paper’s page', () => {
  it('counts the verdicts', () => {
    expect(textOf(section('verdicts'))).toMatch(
      /confirmed 2 .*corrected 3 .*refuted 1 .*undecided 1 /,
    );
  });

  it('lists the errata with reason and evidence, the change marked in the corrected form', () => {
    const errata = section('errata');
    expect(errata.match(/class="erratum/g)).toHaveLength(4);
    expect(errata).toContain('<i class=changed>');
    expect(errata).toContain('<i class=dropped>');
    expect(textOf(errata)).toContain('An error of algebra');
    expect(textOf(errata)).toContain('A misprint');
    expect(textOf(errata)).toContain('No single small change makes it true.');
    expect(errata).toMatch(
      /<mtext>printed<\/mtext>.{0,60}<mtext>derived<\/mtext><mo>=<\/mo><mn>2<\/mn><mi>i<\/mi><mi[^>]*>Ω/,
    );
  });

  it('gives the errata in a line each, in plain words', () => {
    expect(textOf(section('verdicts'))).toMatch(
      /7 claims of the paper were checked: 6 equations and 1 /,
    );
    expect(textOf(section('verdicts'))).toContain(
      'Sec. II , occupation on resonance: 2 replaced by 4',
    );
    expect(textOf(section('verdicts'))).toContain('steady state, far off: it does not follow');
  });

  it('filters the claims by verdict, without a script', () => {
    for (const verdict of ['confirmed', 'corrected', 'refuted', 'undecided']) {
      expect(section('claims')).toContain(`id="claims=${verdict}"`);
      expect(section('claims')).toContain(`href="#claims=${verdict}"`);
      expect(section('verdicts')).toContain(`href="#claims=${verdict}"`);
      expect(index).toContain(`href="oscillator.html#claims=${verdict}"`);
    }
  });

  it('says which right steps rest on a false premise', () => {
    const start = section('errata').indexOf('Right as a step');
    const list = section('errata').slice(start);
    expect(list).toContain('href="#eq-3"');
    expect(list).toContain('href="#eq-1"');
    expect(textOf(claim('eq-3'))).toContain(
      'Right as a step, but it rests on a premise that is false',
    );
  });

  it('sets printed, derived and corrected equations below each other, with the residual', () => {
    const derivation = section('derivation');
    expect(derivation).toContain('id="line-occupation"');
    expect(derivation.match(/Printed, <a href="#eq-/g)).toHaveLength(6);
    // Of one equation beside one line, and of one among several.
    expect(textOf(derivation)).toContain('Derived, exactly equal');
    expect(textOf(derivation)).toContain('exactly equal to what is derived');
    expect(derivation.match(/<figcaption>Corrected: <span class="change">/g)).toHaveLength(2);
    expect(derivation.match(/<figcaption>Printed minus derived</g)).toHaveLength(3);
    expect(textOf(derivation)).toContain('Approximation zero temperature');
    expect(textOf(derivation)).toContain('Rule adjoint Liouvillian');
  });

  it('sets statements as sentences, the change in them marked', () => {
    expect(section('errata')).toMatch(/occupation is <ins>4<\/ins>/);
    expect(textOf(claim('text-number'))).toContain('Correction: 2 replaced by 4');
    expect(claim('text-number')).not.toContain('See it in the derivation');
    expect(claim('text-number')).toMatch(/occupation is <ins>4<\/ins>/);
  });

  it('shows each check with its outcome in words', () => {
    expect(textOf(claim('eq-2'))).toMatch(/symbolic residual exact algebra passed/);
    expect(textOf(claim('eq-5'))).toMatch(/random points floating point failed/);
    expect(textOf(claim('eq-6'))).toMatch(
      /steady state Fock space unsettled the steady state did not converge/,
    );
    expect(textOf(claim('eq-6'))).toContain('Steady-state: the steady state did not converge.');
  });

  it('links premises with their verdicts, and names one that is no claim', () => {
    expect(claim('eq-4')).toMatch(/class="premise" href="#eq-1"/);
    expect(textOf(claim('eq-4'))).toContain('eq-0 (not checked)');
  });

  it('says how a formula is evaluated', () => {
    expect(section('formulas')).toContain(
      'ladderproof evaluate oscillator n_ss --set Delta=…,Omega=…,kappa=…',
    );
  });

  it('lets no error of KaTeX pass', () => {
    const [first, ...rest] = oscillatorResult.judged;
    const broken = { ...first!, claim: { ...first!.claim, printed: '\\frac{1' } };
    expect(() => renderSite([{ ...oscillatorResult, judged: [broken, ...rest] }])).toThrow();
    const unknown = { ...oscillatorResult.derivation.formulas[0]!, tex: '\\nosuchcommand' };
    const derivation = { ...oscillatorResult.derivation, formulas: [unknown] };
    expect(() => renderSite([{ ...oscillatorResult, derivation }])).toThrow(
      'KaTeX parse error: Undefined control sequence: \\nosuchcommand',
    );
  });
});
