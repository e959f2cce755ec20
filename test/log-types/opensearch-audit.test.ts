import { applyLogic } from './apply-logic';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/opensearch-audit/opensearch-audit';

const CATEGORY = Object.freeze(['database']);
const apply = (audit_category: string | undefined, doc: Fields = {}, message = '{}') =>
  applyLogic(logic, { audit_category }, { event: { category: CATEGORY }, rule: { name: 'GET' }, ...doc }, { message }).doc;

describe('opensearch-audit', () => {
  it.each([
    ['GRANTED_PRIVILEGES', 'success', ['database']],
    ['AUTHENTICATED', 'success', ['database', 'authentication']],
    ['MISSING_PRIVILEGES', 'failure', ['database']],
    ['FAILED_LOGIN', 'failure', ['database', 'authentication']],
    ['INDEX_EVENT', 'unknown', ['database']],
    [undefined, 'unknown', ['database']],
  ])('reads the category %s', (category, outcome, categories) => {
    expect(apply(category).event).toEqual({ category: categories, outcome });
  });

  it('gives each record categories of its own', () => {
    apply('FAILED_LOGIN');
    expect(CATEGORY).toEqual(['database']);
  });

  it.each([['x'.repeat(10_000), true], ['日'.repeat(9_999) + '😀', true], ['x'.repeat(9_999), false], ['x'.repeat(10_001), false]])('says of a message that was cut that it was (%#)', (message, cut) => {
    const doc = apply(undefined, { rule: undefined }, message);
    expect(doc.rule).toEqual({ name: 'ParsingError' });
    expect(doc.error !== undefined).toBe(cut);
  });
});
