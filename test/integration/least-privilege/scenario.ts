import { MotoClientConfig } from '../../support/aws/moto';
import { runBundle, Invocation } from '../../support/functions/run-bundle';
import { DeployedTemplate } from '../../support/iam/deployed-template';
import { Gate } from '../../support/iam/gate';
import { Statement } from '../../support/iam/policy';

/** What things are called in moto, by what the template calls them: ids and ends of ARNs that AWS makes up. */
export interface Names { readonly [inTemplate: string]: string }

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
  /** Whose role it is; that of a SIEM with everything when it isn't said. */
  readonly of?: 'everything' | 'serverless' | 'sourceAccount';
  /** Waits and retries of the function are short. */
  readonly hurried?: boolean;
  /** Which statements are looked at; all when it isn't said. */
  concerns?(statement: Statement): boolean;
  /** Once, before the first run. */
  prepare(world: World): Promise<Names | void>;
  run(world: World): Promise<void>;
  /** Once, after the last run. */
  finish?(): Promise<void>;
}

/** A value of the template as it is in moto. */
export function named<T>(value: T, names: Names): T {
  const text = Object.entries(names).reduce((json, [inTemplate, inMoto]) => json.replaceAll(inTemplate, inMoto), JSON.stringify(value));
  return JSON.parse(text);
}

/** Physical name of a scenario's function in a template; where it stands in an account of others, something follows. */
export function functionNameIn(template: DeployedTemplate, name: string): string {
  const names: string[] = Object.values(template.all('AWS::Lambda::Function')).map(({ FunctionName }) => FunctionName);
  const found = names.find((each) => each === `aes-siem-${name}`) ?? names.find((each) => each?.startsWith(`aes-siem-${name}-`));
  if (found === undefined) throw new Error(`the template has no function ${name}`);
  return found;
}

/** Runs a bundle as the template says, with every address replaced by the gate's. */
export async function invokeDeployed(
  { name, hurried }: Scenario, world: Pick<World, 'template' | 'role' | 'gate'>, event: unknown, env: Record<string, string> = {},
): Promise<Invocation> {
  const { credentials, region } = world.role;
  return runBundle(name, event, {
    ...world.template.environmentOf(functionNameIn(world.template, name)),
    AWS_ENDPOINT_URL: world.gate.url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken!,
    ENDPOINT: world.gate.url,
    ...env,
  }, { hurried });
}
