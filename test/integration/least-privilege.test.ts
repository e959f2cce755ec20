import { functionNameIn, invokeDeployed, named, World } from './least-privilege/scenario';
import { SCENARIOS, TEMPLATES } from './least-privilege/scenarios';
import { keysIn } from './least-privilege/templates';
import { Moto } from '../support/aws/moto';
import { S3Front } from '../support/aws/s3-front';
import { Gate } from '../support/iam/gate';
import { makeAdministrator, MotoRole, RESOURCE_LEVEL } from '../support/iam/moto-role';
import { allows, needless, Statement } from '../support/iam/policy';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { installTemplates } from '../support/opensearch/install-templates';

// every scenario runs once for each statement of its role
jest.setTimeout(10 * 60_000);

let openSearch: LocalOpenSearch;
let moto: Moto;

beforeAll(async () => {
  [openSearch, moto] = await Promise.all([startOpenSearch(), Moto.start()]);
  await installTemplates(openSearch.url);
});

afterAll(() => Promise.all([openSearch?.stop(), moto?.stop()]));

describe.each(SCENARIOS.map((scenario) => [`${scenario.name} (${scenario.of ?? 'everything'})`, scenario] as const))('the role of %s', (_, scenario) => {
  const template = TEMPLATES[scenario.of ?? 'everything'];
  const functionName = functionNameIn(template, scenario.name);
  const inTemplate = template.statementsOf(functionName);
  let statements: Statement[];
  let role: MotoRole;
  let front: S3Front;
  let world: World;

  beforeAll(async () => {
    await moto.reset();
    const administrator = await makeAdministrator(moto);
    await moto.enforcePolicies();
    role = await MotoRole.make(moto, administrator, functionName);
    const { accessKeyId } = role.credentials;
    const [searchArn] = [...template.arnsOf('AWS::OpenSearchService::Domain'), ...template.arnsOf('AWS::OpenSearchServerless::Collection')];
    front = await S3Front.start(moto.url);
    const gate = await Gate.start({
      aws: front.url, openSearch: openSearch.url, searchArn, keys: keysIn(template), motoDecides: RESOURCE_LEVEL, accessKeyId,
    });
    const actors = { template, gate, administrator: moto.client(administrator), role: { ...moto.client(role.credentials), endpoint: gate.url } };
    world = { ...actors, openSearch: openSearch.url, invoke: (event, env) => invokeDeployed(scenario, actors, event, env) };
    const names = await scenario.prepare(world) ?? {};
    statements = named(inTemplate, names);
    gate.keys = named(gate.keys, names);
  });

  afterAll(async () => {
    await scenario.finish?.();
    await world?.gate.stop();
    await front?.stop();
  });

  const runWith = async (allowed: Statement[]): Promise<void> => {
    await role.mayOnly(allowed);
    world.gate.mayOnly(allowed);
    await scenario.run(world);
  };

  test('allows all that the function does, and no action and no resource besides', async () => {
    await runWith(statements);

    expect(world.gate.refused).toEqual([]);
    const looked = scenario.concerns ? statements.filter((statement) => scenario.concerns!(statement)) : statements;
    expect(needless(looked, world.gate.used)).toEqual([]);
  });

  test.each(inTemplate.flatMap((statement, index) => (scenario.concerns?.(statement) === false ? [] : [[titleOf(statement), index] as const])))(
    'needs %s', async (__, index) => {
      await expect(runWith(statements.filter((___, at) => at !== index))).rejects.toThrow();

      const { refused } = world.gate;
      expect(refused).not.toEqual([]);
      expect(refused.filter(({ action, resource, context }) => !allows([statements[index]], action, resource, context))).toEqual([]);
    });
});

function titleOf({ Action, Resource }: Statement): string {
  return `${[Action].flat().join(' ')} on ${[Resource].flat().join(' ')}`;
}
