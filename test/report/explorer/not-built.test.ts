import { expect, it, vi } from 'vitest';
import { renderPaperPage } from '../../../src/report/paper-page.ts';
import { reportOf } from '../../../src/report/paper-report.ts';
import { loss } from './papers.ts';

vi.mock('../../../src/report/explorer/bundles.ts', () => ({ browserBundles: () => undefined }));

it('is a page all the same where the code for the browser was not built, and says so', () => {
  const { paper } = loss;
  const derivation = paper.derivation();
  const page = renderPaperPage(reportOf({ paper, derivation, judged: [], figures: [] }));
  expect(page).toContain('There is no explorer on this page');
  expect(page).toContain('npx ladderproof solve loss-nonreciprocity --help');
  expect(page).not.toContain('id="explorer-app"');
  expect(page).not.toContain('ladderproofExplorer');
});
