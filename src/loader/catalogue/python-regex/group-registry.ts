import { PatternCursor } from './pattern-cursor';
import { Width } from './syntax-tree';

/** Which groups a pattern has defined so far, and which of them may be referred to. */
export class GroupRegistry {
  public readonly names: (string | undefined)[] = [undefined];
  /** Of the groups that are closed. */
  private readonly widths = new Map<number, Width>();
  /** Groups from this index on belong to the look-behind that is being read. */
  private lookBehindFrom = Infinity;

  constructor(private readonly cursor: PatternCursor) {}

  /** @returns the index of the new group */
  public enter(name: string | undefined, position: number): number {
    if (name !== undefined && this.names.includes(name)) this.cursor.fail(`redefinition of group name ${name}`, position);
    this.names.push(name);
    return this.names.length - 1;
  }

  public leave(index: number, width: Width): void {
    this.widths.set(index, width);
  }

  public inLookBehind<T>(read: () => T): T {
    const before = this.lookBehindFrom;
    this.lookBehindFrom = Math.min(before, this.names.length);
    const result = read();
    this.lookBehindFrom = before;
    return result;
  }

  public takeName(end: string): string {
    const position = this.cursor.position;
    const name = this.cursor.takeUntil(end, 'group name');
    if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name)) this.cursor.fail(`bad character in group name ${name}`, position);
    return name;
  }

  public byName(name: string, position: number): number {
    const index = this.names.indexOf(name);
    return index > 0 ? index : this.cursor.fail(`unknown group name ${name}`, position);
  }

  /** A back reference must name a group that is closed. @returns its width */
  public checkReference(index: number, position: number, ofNumber: number): Width {
    if (index >= this.names.length) this.cursor.fail(`invalid group reference ${index}`, ofNumber);
    const width = this.widths.get(index) ?? this.cursor.fail('cannot refer to an open group', position);
    this.checkLookBehind(index);
    return width;
  }

  public checkLookBehind(index: number): void {
    if (index >= this.lookBehindFrom) this.cursor.fail('cannot refer to a group of the same look-behind');
  }
}
