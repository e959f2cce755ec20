import { StateMachine } from 'aws-local-stepfunctions';

/** Calls a function by its physical name, as Lambda does; what it throws becomes the task's failure. */
export type Invoke = (functionName: string, payload: any) => Promise<unknown>;

/** Runs a definition whose tasks are all invocations of functions, with Step Functions' own rules, and gives its output. */
export async function runDefinition(definition: string, input: object, invoke: Invoke): Promise<any> {
  const states = JSON.parse(definition);
  const task = async ({ FunctionName, Payload }: { FunctionName: string; Payload: unknown }) => ({
    StatusCode: 200, Payload: await invoke(FunctionName.split(':').at(-1)!, Payload),
  });
  const machine = new StateMachine(states, { validationOptions: { checkArn: false } });
  const handlers = Object.fromEntries(tasksOf(states).map((name) => [name, task]));
  // the types of the package know no functions without a signature of its own
  return machine.run(input as never, { overrides: { taskResourceLocalHandlers: handlers as never } }).result;
}

/** Names of tasks, those within a Map, too. */
function tasksOf({ States }: { States: Record<string, any> }): string[] {
  return Object.entries(States).flatMap(([name, state]) =>
    [...(state.Type === 'Task' ? [name] : []), ...(state.ItemProcessor ? tasksOf(state.ItemProcessor) : [])]);
}
