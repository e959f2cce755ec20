import { SaxesParser } from 'saxes';

/** An element: its attributes, its text, its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

// a parser can be used again, and making one costs more than an event
const parser = new SaxesParser({ xmlns: false, position: false });
const open: Element[] = [];
let root: Element | undefined;

parser.on('opentag', ({ name, attributes }) => {
  const element: Element = { name, attributes, children: [], text: '' };
  open.at(-1)?.children.push(element);
  root ??= element;
  open.push(element);
});
parser.on('closetag', () => {
  open.pop();
});
parser.on('text', (part) => {
  const element = open.at(-1);
  if (element) {
    element.text += part;
  }
});

/** XML as a tree with the parser that the loader uses, and nothing done to it. */
export function parseXml(text: string): Element | undefined {
  root = undefined;
  parser.write(text).close();
  return root;
}
