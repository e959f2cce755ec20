import { ChildProcess } from 'node:child_process';
import { StubReady, StubRequest, StubStats } from './protocol';
import { startProgram } from '../programs/start-program';

/** The stub of AWS and OpenSearch, in a process on another core than the measured one. */
export class Stub {
  public static async start(): Promise<Stub> {
    const child = startProgram('stub', [], { core: 1 });
    return new Stub(child, await reply<StubReady>(child));
  }

  private constructor(private readonly child: ChildProcess, public readonly urls: StubReady) {}

  /** Sends a request and gives what was counted up to then. One request at a time. */
  public async ask(request: StubRequest): Promise<StubStats> {
    const stats = reply<StubStats>(this.child);
    this.child.send(request);
    return stats;
  }

  public stop(): void {
    this.child.disconnect();
  }
}

function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the stub ended with status ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
