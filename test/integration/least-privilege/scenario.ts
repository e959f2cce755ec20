import { MotoClientConfig } from '../../support/aws/moto';
import { runBundle, Invocation } from '../../support/functions/run-bundle';
import { DeployedTemplate } from '../../support/iam/deployed-template';
import { Gate } from '../../support/iam/gate';

/** What a scenario plays with. */
export interface World {
  readonly template: DeployedTemplate;
  /** Clients that may do everything. */
  readonly administrator: MotoClientConfig;
  /** Clients that may do what the role may. */
  readonly role: MotoClientConfig;
  /** Between the function and everything outside. */
  readonly gate: Gate;
  /** OpenSearch without the gate. */
  readonly openSearch: string;
  /** Runs the function under its role, in the environment of the template. */
  invoke(event: unknown, env?: Record<string, string>): Promise<Invocation>;
}

/** One function doing all that it is there for; rejects as soon as any of it is missing. */
export interface Scenario {
  /** File `src/functions/<name>.lambda.ts`. */
  readonly name: string;
  /** Once, before the first run. */
  prepare(world: World): Promise<void>;
  run(world: World): Promise<void>;
  /** Once, after the last run. */
  finish?(): Promise<void>;
}

/** Runs a bundle as the template says, with every address replaced by the gate's. */
export async function invokeDeployed(
  name: string, functionName: string, world: Pick<World, 'template' | 'role' | 'gate'>, event: unknown, env: Record<string, string> = {},
): Promise<Invocation> {
  const { credentials, region } = world.role;
  return runBundle(name, event, {
    ...world.template.environmentOf(functionName),
    AWS_ENDPOINT_URL: world.gate.url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken!,
    ENDPOINT: world.gate.url,
    ...env,
  });
}
