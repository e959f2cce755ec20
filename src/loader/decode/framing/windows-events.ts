import { LineBlock } from './line-block';
import type { BlockSink } from './line-block';
import type { LineSink } from './lines';

const NEXT_EVENT = '<Event xmlns=';
const EVENT = /<Event[\s>]/;
const END_OF_EVENT = '</Event>';

/**
 * Cuts lines into Windows events: from a line with `<Event …` to the line with `</Event>`. What is on one line stays
 * together, so a record may have several events, or something before and behind them.
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-event-element
 */
export class WindowsEventFramer implements LineSink {
  private readonly block: LineBlock;

  constructor(sink: BlockSink) {
    this.block = new LineBlock(sink);
  }

  line(text: string, end: string, damaged: boolean): void {
    // an event that never ends doesn't take the next one with it
    if (this.block.open ? text.startsWith(NEXT_EVENT) : EVENT.test(text)) this.block.begin();
    this.block.add(text, end, damaged);
    if (this.block.open && endsEvent(text)) this.block.close();
  }

  tooLong(beginning: string): void {
    if (!this.block.open && EVENT.test(beginning)) this.block.begin();
    this.block.addBeginning(beginning);
    this.block.close();
  }

  end(): void {
    this.block.close();
  }
}

/** Whether the last event on the line is complete. */
function endsEvent(line: string): boolean {
  const end = line.lastIndexOf(END_OF_EVENT);
  return end >= 0 && !EVENT.test(line.substring(end + END_OF_EVENT.length));
}
