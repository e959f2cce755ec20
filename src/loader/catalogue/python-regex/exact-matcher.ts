import { setHas } from './char-set';
import { assertionHolds, endOfRepeated, stepBack } from './exact-assertions';
import { CharTest, ExactProgram, Instruction, Op } from './exact-program';
import { RegexTimeoutError } from './regex-errors';
import { RegexNode } from './syntax-tree';

/** Steps that a match may take: a fixed share and one of the text's length. A log line takes a few a character. */
const FREE_STEPS = 1_000_000;
const STEPS_PER_CHARACTER = 50;
/** Bits for visited places: more is memory that a container doesn't have. */
const MAX_VISITED = 2 ** 31;

/**
 * Backtracking in Python's order that never comes twice to the same step at the same place: linear in the text.
 * That isn't enough for look-around, references and patterns of thousands of steps: steps are counted, too, and the match is given up.
 */
export class ExactMatcher {
  private readonly slots: Int32Array;
  private visited = new Uint32Array(0);
  /** Ways to go back to (step, position) and slots to put back (-1 - slot, old value). */
  private stack = new Int32Array(256);
  private top = 0;
  /** Visited places of the inner programs that run now; they are forgotten when these end. */
  private touched: number[] = [];
  private depth = 0;
  private steps = 0;
  private text = '';

  constructor(private readonly program: ExactProgram) {
    this.slots = new Int32Array(program.slots);
  }

  /** Searches the text, or only at its start. @returns positions of the groups, or null. @throws RegexTimeoutError */
  public run(text: string, anchored: boolean): Int32Array | null {
    this.prepare(text);
    const last = anchored ? 0 : text.length;
    for (let start = 0; start <= last; start = this.after(start)) {
      this.slots.fill(-1);
      this.top = 0;
      const end = this.from(0, start);
      if (end < 0) continue;
      this.slots[0] = start;
      this.slots[1] = end;
      return this.slots;
    }
    return null;
  }

  private prepare(text: string): void {
    const { splits, remembers, pattern } = this.program;
    this.text = text;
    this.depth = 0;
    this.touched = [];
    this.steps = FREE_STEPS + STEPS_PER_CHARACTER * text.length;
    const bits = remembers ? 0 : splits * (text.length + 1);
    if (bits > MAX_VISITED) throw new RegexTimeoutError(pattern, text.length);
    const words = Math.ceil(bits / 32);
    if (words > this.visited.length) this.visited = new Uint32Array(words);
    else this.visited.fill(0, 0, words);
  }

  /** Runs from a step to an Accept. @returns the position there, -1 if there is no way */
  private from(step: number, position: number): number {
    const { code, remembers } = this.program;
    const { text, slots } = this;
    const base = this.top;
    for (;;) {
      const instruction = code[step];
      let next = step + 1;
      switch (instruction.op) {
        case Op.Set:
          if (position >= text.length) next = -1;
          else position = this.takeCharacter(instruction.test!, position);
          if (position < 0) next = -1;
          break;
        case Op.Run:
          position = this.takeRun(instruction, step, position);
          if (position < 0) next = -1;
          break;
        case Op.Split:
          this.countStep();
          if (remembers || this.visit(instruction, position)) this.push(instruction.a, position);
          else next = -1;
          break;
        case Op.Jump: next = instruction.a; break;
        case Op.Save: case Op.Enter:
          this.push(-1 - instruction.a, slots[instruction.a]);
          slots[instruction.a] = position;
          break;
        case Op.Loop:
          if (slots[instruction.b] === position) next = instruction.a;
          break;
        case Op.Assert: {
          const { kind, ascii } = instruction.node as Extract<RegexNode, { type: 'assert' }>;
          if (!assertionHolds(kind, ascii, text, position)) next = -1;
          break;
        }
        case Op.Look:
          next = this.look(instruction, step, position) ? instruction.a : -1;
          break;
        case Op.Atomic:
          position = this.inner(step + 1, position, true);
          next = position < 0 ? -1 : instruction.a;
          break;
        case Op.Reference: {
          const { index, ignoreCase, ascii } = instruction.node as Extract<RegexNode, { type: 'reference' }>;
          const end = slots[2 * index + 1] < 0 ? -1 : endOfRepeated(text, slots[2 * index], slots[2 * index + 1], position, ignoreCase, ascii);
          if (end < 0) next = -1;
          else position = end;
          break;
        }
        case Op.Condition:
          if (slots[2 * instruction.b + 1] < 0) next = instruction.a;
          break;
        case Op.Accept: return position;
      }
      if (next < 0) {
        while (this.top > base && this.stack[this.top - 2] < 0) this.putBack();
        if (this.top === base) return -1;
        this.top -= 2;
        next = this.stack[this.top];
        position = this.stack[this.top + 1];
      }
      step = next;
    }
  }

  private look(instruction: Instruction, step: number, position: number): boolean {
    const { negative, width } = instruction.node as Extract<RegexNode, { type: 'look' }>;
    let start = position;
    for (let left = width; left > 0; left--) {
      if (start === 0) return negative;
      start = stepBack(this.text, start);
    }
    return (this.inner(step + 1, start, !negative) >= 0) !== negative;
  }

  /** Runs an inner program for itself: no way back into it remains, what it captured remains if kept. */
  private inner(step: number, position: number, keep: boolean): number {
    const base = this.top;
    const touchedBefore = this.touched.length;
    this.depth++;
    const end = this.from(step, position);
    this.depth--;
    for (const place of this.touched.splice(touchedBefore)) this.visited[place >>> 5] &= ~(1 << (place & 31));
    if (keep && end >= 0) this.dropWays(base);
    else while (this.top > base) this.putBack();
    return end;
  }

  private dropWays(base: number): void {
    let kept = base;
    for (let entry = base; entry < this.top; entry += 2) {
      if (this.stack[entry] >= 0) continue;
      this.stack[kept] = this.stack[entry];
      this.stack[kept + 1] = this.stack[entry + 1];
      kept += 2;
    }
    this.top = kept;
  }

  private putBack(): void {
    this.top -= 2;
    const slot = -1 - this.stack[this.top];
    if (slot >= 0) this.slots[slot] = this.stack[this.top + 1];
  }

  private push(first: number, second: number): void {
    if (this.top + 2 > this.stack.length) {
      const larger = new Int32Array(this.stack.length * 2);
      larger.set(this.stack);
      this.stack = larger;
    }
    this.stack[this.top++] = first;
    this.stack[this.top++] = second;
  }

  /** @returns whether it is the first time */
  private visit({ b, loops }: Instruction, position: number): boolean {
    let split = b;
    for (let i = 0; i < loops.length; i++) if (this.slots[loops[i]] === position) split += 1 << i;
    const place = split * (this.text.length + 1) + position;
    const mask = 1 << (place & 31);
    if ((this.visited[place >>> 5] & mask) !== 0) return false;
    this.visited[place >>> 5] |= mask;
    if (this.depth > 0) this.touched.push(place);
    return true;
  }

  private countStep(): void {
    if (--this.steps < 0) throw new RegexTimeoutError(this.program.pattern, this.text.length);
  }

  /** Takes all characters of a set that come. The ways back are the places on the way from where it could go on. */
  private takeRun(instruction: Instruction, step: number, position: number): number {
    const { text } = this;
    const after = instruction.after?.table;
    for (;;) {
      this.countStep();
      if (!this.program.remembers && !this.visit(instruction, position)) return -1;
      const next = position < text.length ? this.takeCharacter(instruction.test!, position) : -1;
      if (next < 0) return position;
      const unit = text.charCodeAt(position);
      if (!after || unit > 255 || after[unit] === 1) this.push(step + 1, position);
      position = next;
    }
  }

  private takeCharacter({ table, set }: CharTest, position: number): number {
    const unit = this.text.charCodeAt(position);
    if (unit < 256) return table[unit] === 1 ? position + 1 : -1;
    const character = this.text.codePointAt(position)!;
    return setHas(set, character) ? position + (character > 0xffff ? 2 : 1) : -1;
  }

  private after(position: number): number {
    return position + (position < this.text.length && this.text.codePointAt(position)! > 0xffff ? 2 : 1);
  }
}
