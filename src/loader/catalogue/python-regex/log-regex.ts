import { emitJavaScript } from './emit-javascript';
import { ExactMatcher } from './exact-matcher';
import { compileProgram } from './exact-program';
import { isLinear } from './linear-engine';
import { parsePythonRegex } from './parse-pattern';
import { RegexTree, contains } from './syntax-tree';

/** A regex of the configuration, in Python's syntax and with Python's results, whose time is bounded on any text. */
export interface LogRegex {
  /** As written in the configuration. */
  readonly source: string;
  /** Named groups in the order of the pattern. */
  readonly groupNames: readonly string[];
  /** Index in the result of each named group. */
  readonly groupIndex: readonly number[];
  /** Finds the first match anywhere (Python's search). A group that took no part is undefined. @throws RegexTimeoutError */
  exec(text: string): RegExpExecArray | null;
  /** Matches at the start of the text (Python's match). @throws RegexTimeoutError */
  match(text: string): RegExpExecArray | null;
  /** Whether there is a match anywhere. @throws RegexTimeoutError */
  test(text: string): boolean;
}

/** The only way to make a regex of text from the configuration. @throws PythonRegexError */
export function compileLogRegex(pattern: string): LogRegex {
  return new TieredRegex(parsePythonRegex(pattern));
}

const LATIN_1 = 0xff;
const BMP = 0xffff;
/** JavaScript's \b knows ASCII only; its \B matches in an empty text, Python's doesn't. */
const NOT_ASCII = /[^\x00-\x7f]|^$/;
// V8 answers these two at once for texts that it keeps in one byte a character: 17 ns for 700 characters.
const NOT_LATIN_1 = /[^\x00-\xff]/;
const SURROGATE = /[\ud800-\udfff]/;
const LINE_FEED = 10;

interface Compiled {
  readonly search: RegExp;
  /** Only at the start of the text. */
  readonly match: RegExp;
}

/**
 * V8's fast engine for Latin-1 texts, the same with larger sets for the rest of the BMP where these stay small (no `\w`),
 * and our exact engine (0.1 µs a character) for what is left: texts and patterns that JavaScript reads in another way than Python.
 */
class TieredRegex implements LogRegex {
  public readonly source: string;
  public readonly groupNames: readonly string[];
  public readonly groupIndex: readonly number[];
  private readonly narrow: Compiled | undefined;
  private readonly unusual: RegExp;
  private readonly boundary: boolean;
  private readonly atEnd: boolean;
  /** Made when first needed; null where there is none. */
  private wide: Compiled | null | undefined;
  private exact: ExactMatcher | undefined;

  constructor(private readonly tree: RegexTree) {
    this.source = tree.pattern;
    this.groupIndex = tree.groupNames.flatMap((name, index) => name === undefined ? [] : [index]);
    this.groupNames = this.groupIndex.map(index => tree.groupNames[index]!);
    this.boundary = contains(tree.root, node => node.type === 'assert' && /ordBoundary$/.test(node.kind));
    this.atEnd = contains(tree.root, node => node.type === 'assert' && node.kind === 'lastLineEnd');
    this.unusual = this.boundary ? NOT_ASCII : NOT_LATIN_1;
    this.narrow = compile(tree, LATIN_1) ?? undefined;
    if (!this.narrow) this.exactMatcher();
  }

  public exec(text: string): RegExpExecArray | null {
    return this.isUsual(text) ? this.narrow!.search.exec(text) : this.runUnusual(text, false);
  }

  public match(text: string): RegExpExecArray | null {
    return this.isUsual(text) ? this.narrow!.match.exec(text) : this.runUnusual(text, true);
  }

  public test(text: string): boolean {
    return this.isUsual(text) ? this.narrow!.search.test(text) : this.runUnusual(text, false) !== null;
  }

  private isUsual(text: string): boolean {
    return this.narrow !== undefined && !this.unusual.test(text) && !this.endsLine(text);
  }

  private endsLine(text: string): boolean {
    return this.atEnd && text.charCodeAt(text.length - 1) === LINE_FEED;
  }

  private runUnusual(text: string, anchored: boolean): RegExpExecArray | null {
    const regex = this.unusualRegex(text);
    if (regex) return (anchored ? regex.match : regex.search).exec(text);
    const positions = this.exactMatcher().run(text, anchored);
    return positions && this.resultOf(text, positions);
  }

  private unusualRegex(text: string): Compiled | null {
    if (!this.narrow || this.endsLine(text) || SURROGATE.test(text) || (this.boundary && NOT_ASCII.test(text))) return null;
    return this.wide === undefined ? this.wide = compile(this.tree, BMP) : this.wide;
  }

  private exactMatcher(): ExactMatcher {
    return this.exact ??= new ExactMatcher(compileProgram(this.tree));
  }

  private resultOf(text: string, positions: Int32Array): RegExpExecArray {
    const groups = this.tree.groupNames.map((_, index) => {
      const [start, end] = [positions[2 * index], positions[2 * index + 1]];
      return start < 0 || end < 0 ? undefined : text.slice(start, end);
    });
    return Object.assign(groups, { index: positions[0], input: text, groups: undefined }) as RegExpExecArray;
  }
}

function compile(tree: RegexTree, limit: number): Compiled | null {
  const emitted = emitJavaScript(tree.root, limit);
  if (!emitted || !isLinear(emitted.source)) return null;
  return { search: new RegExp(emitted.source), match: new RegExp(`^(?:${emitted.source})`) };
}
