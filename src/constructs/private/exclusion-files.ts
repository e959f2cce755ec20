import { ValidationError } from './validation';
import { EXCLUSION_COLUMNS } from '../../contract/config-folder';

/** Leaves out objects of a log type by their keys. */
export interface KeyRule {
  readonly logType: string;
  /** Path of the construct. */
  readonly name: string;
  readonly regex: string;
  readonly description?: string;
}

/** Leaves out records of a log type by a field. */
export interface FieldRule {
  readonly logType: string;
  readonly field: string;
  readonly pattern: string;
  readonly patternType: string;
  /** Behind the place of the rule it is its name. */
  readonly comment: string;
}

/** Rules for keys in the syntax of user.ini: names of rules and their patterns. The order of the constructs makes no difference. */
export function keyRulesAsIni(rules: readonly KeyRule[]): string {
  const logTypes = [...new Set(rules.map(({ logType }) => logType))].sort();
  return logTypes.map((logType) => {
    const lines = new Map<string, string>();
    for (const { name, regex, description } of sorted(rules.filter((rule) => rule.logType === logType), ({ name: path }) => path)) {
      const key = name.replace(/[^\w./-]+/g, '-');
      if (lines.has(key)) throw new ValidationError('id', `two exclusion rules are called '${key}'`, 'give one of them an id that differs in letters or digits');
      const comment = description === undefined ? '' : `# ${oneLine(description)}\n`;
      lines.set(key, `${comment}${key} = ${regex.replaceAll('$', '$$$$')}\n`);
    }
    return `[${logType}]\n${[...lines.values()].join('')}`;
  }).join('\n');
}

/** Rules for fields with the columns of the operators' own file. */
export function fieldRulesAsCsv(rules: readonly FieldRule[]): string {
  const rows = rules.map(({ logType, field, pattern, patternType, comment }) =>
    [logType, field, patternType === 'regex' ? asWhole(pattern) : pattern, patternType, oneLine(comment)]);
  return [EXCLUSION_COLUMNS.join(','), ...sorted(rows.map((cells) => cells.map(quoted).join(',')), (row) => row)].join('\n') + '\n';
}

/** The loader puts the end behind the pattern: of alternatives that stand in no parentheses only the last would have to end there. */
function asWhole(regex: string): string {
  let rest = regex.replace(/\\[^]/g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/\([^()]*\)/g, '');
  }
  return rest.includes('|') ? regex.replace(/^((?:\(\?[aimsux]+\))?)([^]*)$/, '$1(?:$2)') : regex;
}

function sorted<T>(items: readonly T[], by: (item: T) => string): T[] {
  return [...items].sort((a, b) => (by(a) < by(b) ? -1 : 1));
}

function quoted(cell: string): string {
  return /^[\w.-]*$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
