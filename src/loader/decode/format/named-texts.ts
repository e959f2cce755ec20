import { FieldsRecordBuilder } from './fields-record';
import { detach } from '../../detach';
import type { FieldRoles, RawRecord, RecordMeta } from '../../types';

interface Shape {
  readonly names: readonly string[];
  readonly index: readonly number[];
  readonly builder: FieldsRecordBuilder;
}

const MAX_SHAPES = 1000;

/**
 * Builds records of texts that bring their own names. Those of one object mostly have the same, so what is known of
 * names is kept: half the time of a CEF event.
 */
export class NamedTextsBuilder {
  private readonly shapes = new Map<string, Shape>();
  private last: Shape | undefined;

  constructor(private readonly roles: FieldRoles) {}

  build(message: string, texts: ReadonlyMap<string, string>, meta?: RecordMeta): RawRecord {
    const shape = this.last = this.shapeOf(texts);
    return shape.builder.build(message, [...texts.values()], shape.index, meta);
  }

  private shapeOf(texts: ReadonlyMap<string, string>): Shape {
    if (this.last !== undefined && hasNames(texts, this.last.names)) return this.last;
    const key = [...texts.keys()].join('\0');
    let shape = this.shapes.get(key);
    // NUL may stand in a name
    if (shape === undefined || !hasNames(texts, shape.names)) {
      const names = [...texts.keys()].map(detach);
      shape = { names, index: names.map((_, i) => i), builder: new FieldsRecordBuilder(names, this.roles) };
      if (this.shapes.size < MAX_SHAPES) this.shapes.set(key, shape);
    }
    return shape;
  }
}

function hasNames(texts: ReadonlyMap<string, string>, names: readonly string[]): boolean {
  if (texts.size !== names.length) return false;
  let i = 0;
  for (const name of texts.keys()) if (name !== names[i++]) return false;
  return true;
}
