import {
  DeleteFunctionConcurrencyCommand, GetEventSourceMappingCommand, GetFunctionConcurrencyCommand, ListTagsCommand, PutFunctionConcurrencyCommand,
  TagResourceCommand, UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { BRAKE_TAG, formatState, parseState } from './brake-state';
import type { BrakeState } from './brake-state';

/** What can be set at the loader from outside. */
export class LoaderControls {
  /**
   * @param functionArn of the loader
   * @param mappings ids of the event source mappings that feed it
   */
  constructor(private readonly lambda: LambdaClient, private readonly functionArn: string, private readonly mappings: readonly string[]) {}

  async state(): Promise<BrakeState> {
    const { Tags } = await this.lambda.send(new ListTagsCommand({ Resource: this.functionArn }));
    return parseState(Tags?.[BRAKE_TAG]);
  }

  async keep(state: BrakeState): Promise<void> {
    await this.lambda.send(new TagResourceCommand({ Resource: this.functionArn, Tags: { [BRAKE_TAG]: formatState(state) } }));
  }

  /** Undefined when nothing is reserved. */
  async reserved(): Promise<number | undefined> {
    const { ReservedConcurrentExecutions } = await this.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: this.functionArn }));
    return ReservedConcurrentExecutions;
  }

  /** @param count undefined: none is reserved, the function has its part of the account's */
  async reserve(count: number | undefined): Promise<void> {
    const FunctionName = this.functionArn;
    if (count === undefined) await this.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    else await this.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: count }));
  }

  /** Lets every queue feed the loader, or none. What is that way already is not touched: an update takes a while and refuses the next one. */
  feed(enabled: boolean): Promise<void>[] {
    return this.mappings.map(async (UUID) => {
      const { State = '' } = await this.lambda.send(new GetEventSourceMappingCommand({ UUID }));
      const isOff = /^disabl/i.test(State);
      if (isOff === enabled) await this.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled }));
    });
  }
}
