import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { setMember } from '../../../json/set-member';
import type { Fields, Value } from '../../../types';
import { trim } from '../../framing/lines';

/** What OpenSearch and our own stack hold with room to spare. */
const MAX_DEPTH = 200;

const NAME_END = /[\s/>]/;
const OPTIONS = { xmlns: false, position: false } as const;

/** The text is no XML. */
export class XmlSyntaxError extends Error {
  readonly name = 'XmlSyntaxError';
}

/** How XML becomes an object. */
export interface XmlStyle {
  /** Stands before the names of attributes. */
  readonly attributePrefix: string;
  /** Whether white space at the ends of texts is dropped. */
  readonly trimmed: boolean;
}

/** An element as an object with its name as the only member. */
export interface XmlElement {
  readonly name: string;
  readonly value: Fields;
  /** Where it ends in the text. */
  readonly end: number;
}

/** An element whose end is not read yet. */
interface OpenElement {
  /** Attributes and elements; undefined as long as there are none. */
  members: Fields | undefined;
  text: string;
}

/**
 * Reads XML as objects: attributes and elements are members, elements of one name a list, text beside them is `#text`;
 * an element with text only is that text, an empty one null. Names keep their prefixes. There are no entities but those
 * that every XML has, so nothing expands.
 */
export class XmlReader {
  private parser: SaxesParser<typeof OPTIONS> | undefined;
  private readonly open: OpenElement[] = [];
  private current: OpenElement = { members: undefined, text: '' };
  private text = '';
  private rootEnd = -1;

  constructor(private readonly style: XmlStyle) {}

  /** The first element of the text, which may begin with a declaration. @throws XmlSyntaxError */
  first(text: string): XmlElement {
    this.open.length = 0;
    this.current = { members: undefined, text: '' };
    this.text = text;
    this.rootEnd = -1;
    const parser = this.parser ??= this.createParser();
    try {
      parser.write(text).close();
    } catch (error) {
      // its state is of no use
      this.parser = undefined;
      // what stands behind the element is the caller's
      if (this.rootEnd < 0) throw new XmlSyntaxError((error as Error).message);
    }
    const value = this.current.members!;
    return { name: Object.keys(value)[0], value, end: this.rootEnd };
  }

  private createParser(): SaxesParser<typeof OPTIONS> {
    const parser = new SaxesParser(OPTIONS);
    parser.on('opentag', (tag) => this.opened(tag));
    parser.on('closetag', (tag) => this.closed(tag, parser.position));
    const add = (text: string): void => {
      this.current.text += text;
    };
    parser.on('text', add);
    parser.on('cdata', add);
    return parser;
  }

  private opened({ attributes }: SaxesTagPlain): void {
    if (this.open.length >= MAX_DEPTH) throw new XmlSyntaxError(`nested deeper than ${MAX_DEPTH} levels`);
    this.open.push(this.current);
    let members: Fields | undefined;
    for (const name in attributes) setMember(members ??= {}, this.style.attributePrefix + name, attributes[name]);
    this.current = { members, text: '' };
  }

  private closed({ name, isSelfClosing }: SaxesTagPlain, position: number): void {
    const { members } = this.current;
    const text = this.style.trimmed ? trim(this.current.text) : this.current.text;
    let value: Value = members;
    if (members === undefined) value = text === '' ? null : text;
    else if (text !== '') addMember(members, '#text', text);
    this.current = this.open.pop()!;
    addMember(this.current.members ??= {}, name, value);
    if (this.open.length > 0) return;
    // the parser looks at the name afterwards
    if (!isSelfClosing && !isTag(this.text, this.text.lastIndexOf('</', position - 1) + 2, name)) throw new XmlSyntaxError('unexpected close tag.');
    this.rootEnd = position;
  }
}

/** Whether the tag whose name begins at `at` has that name. */
export function isTag(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && NAME_END.test(text.charAt(at + name.length));
}

/** Members of one name become a list. */
function addMember(members: Fields, name: string, value: Value): void {
  if (!Object.hasOwn(members, name)) setMember(members, name, value);
  else if (Array.isArray(members[name])) members[name].push(value);
  else setMember(members, name, [members[name], value]);
}
