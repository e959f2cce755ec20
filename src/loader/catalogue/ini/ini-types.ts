/** A key's value in one file, as written: not interpolated. */
export interface IniValue {
  readonly value: string;
  /** 1-based line of the key. */
  readonly line: number;
  /** Of an empty value: it is a tab on the key's line. */
  readonly tab?: boolean;
}

/** Something in a file that Python's configparser refuses. It belongs to its section: the others stay usable. */
export interface IniProblem {
  readonly file: string;
  /** Empty for text before the first section header. */
  readonly section: string;
  readonly key?: string;
  /** 1-based. */
  readonly line: number;
  readonly kind: 'missing-section-header' | 'duplicate-section' | 'duplicate-key' | 'not-a-setting';
  readonly message: string;
}

/** One file: sections in the order of the file, keys in the order of the section. */
export interface IniFile {
  readonly file: string;
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, IniValue>>;
  readonly problems: readonly IniProblem[];
}

/** A value as written, with the file that it comes from. */
export interface SourcedValue extends IniValue {
  readonly file: string;
}

/** Several files read as one: a later file overrides key by key. Values are interpolated when they are asked for. */
export interface MergedIni {
  readonly problems: readonly IniProblem[];
  /** Sections in order of first appearance, without DEFAULT. */
  sections(): string[];
  hasSection(section: string): boolean;
  /** Own keys of a section in order of first appearance, then those of DEFAULT. */
  keys(section: string): string[];
  /** Own keys only. */
  ownKeys(section: string): string[];
  has(section: string, key: string): boolean;
  /** The value as written, or undefined; falls back to DEFAULT. */
  raw(section: string, key: string): SourcedValue | undefined;
  /** The interpolated value, or undefined when neither the section nor DEFAULT has the key. @throws IniError */
  get(section: string, key: string): string | undefined;
}

/** A value that can't be resolved; names file, section and key. */
export class IniError extends Error {
  public readonly name = 'IniError';

  constructor(
    public readonly kind: 'no-section' | 'no-key' | 'interpolation-syntax' | 'interpolation-missing' | 'interpolation-depth',
    public readonly file: string,
    public readonly section: string,
    public readonly key: string,
    public readonly reason: string,
  ) {
    super(`${file ? `${file}: ` : ''}[${section}] ${key}: ${reason}`);
  }
}

/** Why a value can't be used, without the place that whoever asked for it names anyway. */
export function reasonAt(error: unknown, section: string, key: string): string {
  return error instanceof IniError && error.section === section && error.key === key ? error.reason : (error as Error).message;
}
