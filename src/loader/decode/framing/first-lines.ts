import { LineBlock } from './line-block';
import type { BlockSink } from './line-block';
import type { LineSink } from './lines';
import type { LogPattern } from '../../plan';

/** Cuts lines into records that begin with a line which the pattern matches and go on to the next such line. */
export class FirstLineFramer implements LineSink {
  private readonly block: LineBlock;

  constructor(private readonly firstLine: LogPattern, sink: BlockSink) {
    this.block = new LineBlock(sink);
  }

  line(text: string, end: string, damaged: boolean): void {
    if (this.isFirst(text)) this.block.begin();
    this.block.add(text, end, damaged);
  }

  tooLong(beginning: string): void {
    if (this.isFirst(beginning)) this.block.begin();
    this.block.addBeginning(beginning);
  }

  end(): void {
    this.block.close();
  }

  private isFirst(line: string): boolean {
    try {
      return this.firstLine.match(line) !== null;
    } catch (error) {
      // a line that takes the pattern too long goes with the lines before it
      if ((error as Error).name !== 'RegexTimeoutError') throw error;
      return false;
    }
  }
}
