import { IniError, IniFile, IniProblem, MergedIni, SourcedValue } from './ini-types';
import { resolveInterpolation } from './interpolation';

const DEFAULT = 'DEFAULT';

/** @param files in order of rising precedence */
export function mergeIni(files: readonly IniFile[]): MergedIni {
  const sections = new Map<string, Map<string, SourcedValue>>([[DEFAULT, new Map()]]);
  for (const { file, sections: added } of files) {
    for (const [name, keys] of added) {
      const merged = sections.get(name) ?? new Map<string, SourcedValue>();
      sections.set(name, merged);
      for (const [key, value] of keys) merged.set(key, { ...value, file });
    }
  }
  return new Merged(sections, files.flatMap(file => file.problems));
}

class Merged implements MergedIni {
  constructor(
    private readonly byName: ReadonlyMap<string, ReadonlyMap<string, SourcedValue>>,
    public readonly problems: readonly IniProblem[],
  ) {}

  public sections(): string[] {
    return [...this.byName.keys()].filter(name => name !== DEFAULT);
  }

  public hasSection(section: string): boolean {
    return this.byName.has(section);
  }

  public keys(section: string): string[] {
    return [...new Set([...this.ownKeys(section), ...this.ownKeys(DEFAULT)])];
  }

  public ownKeys(section: string): string[] {
    return [...this.byName.get(section)?.keys() ?? []];
  }

  public has(section: string, key: string): boolean {
    return this.raw(section, key) !== undefined;
  }

  public raw(section: string, key: string): SourcedValue | undefined {
    const own = this.byName.get(section);
    return own && (own.get(key) ?? this.byName.get(DEFAULT)!.get(key));
  }

  public get(section: string, key: string): string | undefined {
    if (!this.hasSection(section)) throw new IniError('no-section', '', section, key, 'there is no such section');
    const found = this.raw(section, key);
    return found && resolveInterpolation(this, section, key, found);
  }
}
