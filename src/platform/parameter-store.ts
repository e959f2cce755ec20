import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';

/** A parameter of Systems Manager. */
export interface Parameter {
  /** Its path, from the root: `/a/b/c`. */
  readonly name: string;
  readonly value: string;
}

/** Parameter Store. Gives up soon: without the network or the endpoint for it, nobody should wait for long. */
export class ParameterStore {
  constructor(private readonly client: Pick<SSMClient, 'send'> = createClient()) {}

  /** All parameters below a path, as they are kept: encrypted ones stay encrypted. */
  async under(path: string): Promise<Parameter[]> {
    const found: Parameter[] = [];
    let next: string | undefined;
    do {
      const page = await this.client.send(new GetParametersByPathCommand({ Path: path, Recursive: true, WithDecryption: false, NextToken: next }));
      for (const { Name, Value } of page.Parameters ?? []) if (Name !== undefined) found.push({ name: Name, value: Value ?? '' });
      next = page.NextToken;
    } while (next);
    return found;
  }
}

function createClient(): SSMClient {
  return new SSMClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 2000, requestTimeout: 3000 } });
}
