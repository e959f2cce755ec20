import { CharSet, setHas } from './char-set';
import { PythonRegexError } from './regex-errors';
import { RegexNode, RegexTree, contains, widthOf } from './syntax-tree';

export const enum Op { Set, Run, Split, Jump, Save, Enter, Loop, Assert, Look, Atomic, Reference, Condition, Accept }

/** One step. Which of the numbers mean what: see the compiler's methods. */
export interface Instruction {
  readonly op: Op;
  a: number;
  b: number;
  readonly test: CharTest | undefined;
  readonly node: RegexNode | undefined;
  /** Of a Run: what the next character must be for the step after it, if that is known. */
  after: CharTest | undefined;
  /** Of a Split or Run: slots of the loops around it whose round may be empty. */
  readonly loops: readonly number[];
}

/** Membership of a set: a table for Latin-1, computed beyond. */
export interface CharTest {
  readonly table: Uint8Array;
  readonly set: CharSet;
}

export interface ExactProgram {
  readonly pattern: string;
  readonly code: readonly Instruction[];
  /** How many numbers the Split and Run instructions have. */
  readonly splits: number;
  readonly groups: number;
  /** Positions of captures (two a group, group 0 first) and of loops. */
  readonly slots: number;
  /** What follows may depend on captures (references, conditions): no place is known to be hopeless. */
  readonly remembers: boolean;
}

const MAX_INSTRUCTIONS = 50_000;
/** Each doubles the numbers of a Split. Beyond, only the text of an empty round's group may differ. */
const MAX_LOOPS = 4;

/** Compiles a pattern for the exact engine. @throws PythonRegexError when its counted repetitions make it too large */
export function compileProgram(tree: RegexTree): ExactProgram {
  const compiler = new ProgramCompiler(tree);
  return compiler.compile();
}

class ProgramCompiler {
  private readonly code: Instruction[] = [];
  private readonly tests = new Map<CharSet, CharTest>();
  private splits = 0;
  private slots: number;
  private loops: number[] = [];

  constructor(private readonly tree: RegexTree) {
    this.slots = 2 * tree.groupNames.length;
  }

  public compile(): ExactProgram {
    const { root, pattern, groupNames } = this.tree;
    this.add(root);
    this.emit(Op.Accept);
    this.code.forEach((instruction, step) => instruction.after = instruction.op === Op.Run ? this.testFrom(step + 1) : undefined);
    const remembers = contains(root, node => node.type === 'reference' || node.type === 'conditional');
    return { pattern, code: this.code, splits: this.splits, groups: groupNames.length, slots: this.slots, remembers };
  }

  private emit(op: Op, a = 0, b = 0, { test, node, loops = [] }: Partial<Instruction> = {}): Instruction {
    if (this.code.length >= MAX_INSTRUCTIONS) throw new PythonRegexError('pattern is too large', 0, this.tree.pattern);
    // Always the same members: V8 reads objects of one shape faster.
    const instruction: Instruction = { op, a, b, test, node, loops, after: undefined };
    this.code.push(instruction);
    return instruction;
  }

  private get here(): number {
    return this.code.length;
  }

  /**
   * The next instruction first, then `a` (set by the caller). Its number `b` tells visited places apart,
   * and so do the rounds around it that are empty so far: after these it goes on elsewhere.
   */
  private split(op = Op.Split, test?: CharTest): Instruction {
    const loops = this.loops.slice(-MAX_LOOPS);
    const first = this.splits;
    this.splits += 2 ** loops.length;
    return this.emit(op, 0, first, { loops, test });
  }

  /** The test that comes next wherever the way leads from a step. */
  private testFrom(step: number): CharTest | undefined {
    const { op, a, test } = this.code[step];
    if (op === Op.Save) return this.testFrom(step + 1);
    if (op === Op.Jump && a > step) return this.testFrom(a);
    return op === Op.Set ? test : undefined;
  }

  private add(node: RegexNode): void {
    switch (node.type) {
      case 'set': this.emit(Op.Set, 0, 0, { test: this.test(node.set) }); return;
      case 'sequence': node.items.forEach(item => this.add(item)); return;
      case 'choice': this.addChoice(node.options); return;
      case 'group':
        this.emit(Op.Save, 2 * node.index);
        this.add(node.body);
        this.emit(Op.Save, 2 * node.index + 1);
        return;
      case 'repeat': this.addRepeat(node); return;
      case 'assert': this.emit(Op.Assert, 0, 0, { node }); return;
      case 'look': this.addInner(Op.Look, node, node.body); return;
      case 'atomic': this.addInner(Op.Atomic, node, node.body); return;
      case 'reference': this.emit(Op.Reference, node.index, 0, { node }); return;
      case 'conditional': this.addConditional(node); return;
    }
  }

  private test(set: CharSet): CharTest {
    let test = this.tests.get(set);
    if (!test) this.tests.set(set, test = { set, table: Uint8Array.from({ length: 256 }, (_, character) => setHas(set, character) ? 1 : 0) });
    return test;
  }

  private addChoice(options: readonly RegexNode[]): void {
    const ends: Instruction[] = [];
    options.forEach((option, index) => {
      const split = index < options.length - 1 ? this.split() : undefined;
      this.add(option);
      if (!split) return;
      ends.push(this.emit(Op.Jump));
      split.a = this.here;
    });
    for (const end of ends) end.a = this.here;
  }

  private addRepeat(node: Extract<RegexNode, { type: 'repeat' }>): void {
    for (let round = 0; round < node.min; round++) this.add(node.body);
    if (node.max === node.min) return;
    // The most frequent repetition by far, in one instruction: half the time.
    if (node.max === Infinity && !node.lazy && node.body.type === 'set') {
      this.split(Op.Run, this.test(node.body.set));
      return;
    }
    const exits: ((exit: number) => void)[] = [];
    if (node.max === Infinity) this.addRound(node, exits, true);
    else for (let round = node.min; round < node.max; round++) this.addRound(node, exits, false);
    for (const exit of exits) exit(this.here);
  }

  /** One optional round. After an empty one there is no further: Enter notes where it began, Loop compares. */
  private addRound({ body, lazy }: Extract<RegexNode, { type: 'repeat' }>, exits: ((exit: number) => void)[], again: boolean): void {
    const nullable = widthOf(body)[0] === 0;
    const start = this.here;
    const split = this.split();
    // Lazy: the round is the split's second way.
    if (lazy) {
      const out = this.emit(Op.Jump);
      exits.push(exit => out.a = exit);
      split.a = this.here;
    } else {
      exits.push(exit => split.a = exit);
    }
    if (nullable) {
      const slot = this.slots++;
      this.emit(Op.Enter, slot);
      this.loops.push(slot);
      this.add(body);
      this.loops.pop();
      const loop = this.emit(Op.Loop, 0, slot);
      exits.push(exit => loop.a = exit);
    } else {
      this.add(body);
    }
    if (again) this.emit(Op.Jump, start);
  }

  /** Inner programs stand after their instruction and end with Accept; `a` is what follows them. */
  private addInner(op: Op, node: RegexNode, body: RegexNode): void {
    const outer = this.emit(op, 0, 0, { node });
    this.add(body);
    this.emit(Op.Accept);
    outer.a = this.here;
  }

  private addConditional({ index, yes, no }: Extract<RegexNode, { type: 'conditional' }>): void {
    const condition = this.emit(Op.Condition, 0, index);
    this.add(yes);
    const end = this.emit(Op.Jump);
    condition.a = this.here;
    this.add(no);
    end.a = this.here;
  }
}
