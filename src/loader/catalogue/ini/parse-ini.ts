import { IniFile, IniProblem, IniValue } from './ini-types';
import { indentOf, strip, stripEnd } from './python-whitespace';

// Own reader: the npm package `ini` cuts values at `;` and `#`, removes quotes, has no multi-line values and nests sections at dots.

interface OpenValue {
  readonly lines: string[];
  readonly line: number;
  readonly tab: boolean;
}

/** Reads one file in the syntax of Python's configparser (strict, `=` and `:`, full-line `#` and `;` comments, case-sensitive keys). */
export function parseIni(text: string, file: string): IniFile {
  const reader = new IniReader(file);
  // Python reads files with universal newlines. It fails on a BOM, which editors on Windows write: we skip it.
  text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).forEach((line, index) => reader.take(line, index + 1));
  return reader.finish();
}

class IniReader {
  private readonly sections = new Map<string, Map<string, OpenValue>>();
  private readonly problems: IniProblem[] = [];
  private section?: Map<string, OpenValue>;
  private sectionName = '';
  private open?: OpenValue;
  private indent = 0;

  constructor(private readonly file: string) {}

  public take(line: string, number: number): void {
    const content = strip(line);
    if (content === '') {
      this.open?.lines.push('');
      return;
    }
    // Comments vanish wherever they stand, also inside a multi-line value.
    if (content[0] === '#' || content[0] === ';') return;

    const indent = indentOf(line);
    if (this.open && indent > this.indent) {
      this.open.lines.push(content);
      return;
    }
    this.indent = indent;
    const header = /^\[([^]+)\]/.exec(content);
    if (header) {
      this.enterSection(header[1], number);
    } else if (/^\[[^=:]+$/.test(content)) {
      // so that what follows doesn't go to the section before
      const kind = this.section ? 'not-a-setting' : 'missing-section-header';
      this.enterSection(strip(content.slice(1)), number);
      this.report(kind, number, 'expected "]" at the end of the name of a section');
    } else if (!this.section) {
      this.report('missing-section-header', number, 'text before the first [section]');
    } else {
      this.takeSetting(content, number, line.endsWith('\t'));
    }
  }

  public finish(): IniFile {
    const sections = new Map<string, Map<string, IniValue>>();
    for (const [name, keys] of this.sections) {
      const values = new Map<string, IniValue>();
      for (const [key, { lines, line, tab }] of keys) {
        const value = stripEnd(lines.join('\n'));
        values.set(key, { value, line, ...(tab && value === '' && { tab }) });
      }
      sections.set(name, values);
    }
    return { file: this.file, sections, problems: this.problems };
  }

  private enterSection(name: string, line: number): void {
    this.sectionName = name;
    this.open = undefined;
    this.section = this.sections.get(name);
    if (!this.section) {
      this.sections.set(name, this.section = new Map());
    } else if (name !== 'DEFAULT') {
      this.report('duplicate-section', line, `section [${name}] appears twice in this file`);
    }
  }

  private takeSetting(content: string, line: number, tab: boolean): void {
    const delimiter = content.search(/[=:]/);
    const key = delimiter < 0 ? '' : stripEnd(content.slice(0, delimiter));
    if (key === '') {
      this.report('not-a-setting', line, 'expected "key = value"');
      return;
    }
    if (this.section!.has(key) && !this.isRepeatedSection()) {
      this.report('duplicate-key', line, `"${key}" appears twice in this section`, key);
    }
    this.open = { lines: [strip(content.slice(delimiter + 1))], line, tab };
    this.section!.set(key, this.open);
  }

  /** The keys of a repeated section repeat, too: one problem says it all. */
  private isRepeatedSection(): boolean {
    return this.problems.some(problem => problem.kind === 'duplicate-section' && problem.section === this.sectionName);
  }

  private report(kind: IniProblem['kind'], line: number, message: string, key?: string): void {
    this.problems.push({ file: this.file, section: this.sectionName, line, kind, message, ...(key !== undefined && { key }) });
  }
}
