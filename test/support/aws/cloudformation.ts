import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What a custom resource answers. */
export interface ResourceAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly Data?: { readonly [attribute: string]: string };
}

/** The side of CloudFormation that custom resources speak to: it keeps what is put to its ResponseURL. */
export class CloudFormation {
  static async start(): Promise<CloudFormation> {
    const cloudFormation = new CloudFormation();
    await new Promise<void>((resolve) => cloudFormation.server.listen(0, '127.0.0.1', resolve));
    return cloudFormation;
  }

  /** Statuses of the next answers to the function; 200 when there is none. */
  readonly refusals: number[] = [];

  /** How many of the next answers to the function never come. */
  silences = 0;

  /** Headers that came with the last answer. */
  headers: NodeJS.Dict<string | string[]> = {};

  private readonly answers: ResourceAnswer[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer(async (request, response) => {
      if (this.silences > 0) {
        this.silences--;
        return;
      }
      const text = Buffer.concat(await request.toArray()).toString();
      const refusal = this.refusals.shift();
      if (refusal === undefined && request.method === 'PUT') {
        this.headers = request.headers;
        this.answers.push(JSON.parse(text));
      }
      response.writeHead(refusal ?? 200).end();
    });
  }

  /** A request of a resource of the stack `logs` named `Attachment`, apart from what a test says. */
  request(request: object): any {
    return {
      RequestType: 'Create',
      ResponseURL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/answer?signature=secret`,
      StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/logs/1',
      RequestId: 'request',
      LogicalResourceId: 'Attachment',
      ResourceType: 'Custom::SiemBucketAttachment',
      ...request,
    };
  }

  /** The one answer that came since the last one was taken. */
  takeAnswer(): ResourceAnswer {
    if (this.answers.length !== 1) throw new Error(`${this.answers.length} answers came, not one`);
    return this.answers.pop()!;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
