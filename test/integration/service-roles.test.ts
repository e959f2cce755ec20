import { functionNameIn } from './least-privilege/scenario';
import { SCENARIOS, TEMPLATES } from './least-privilege/scenarios';
import { SERVICE_ROLES, ServiceRole } from './least-privilege/service-roles';
import { Access, allows, needless, Statement } from '../support/iam/policy';

const roleIn = ({ of, role }: Pick<ServiceRole, 'of' | 'role'>): string => {
  const ids = Object.keys(TEMPLATES[of].all('AWS::IAM::Role')).filter((id) => role.test(id));
  expect(ids).toHaveLength(1);
  return ids[0];
};

const refused = (statements: Statement[], accesses: Access[]) =>
  accesses.filter(({ action, resource, context }) => !allows(statements, action, resource, context));

test.each(SERVICE_ROLES)('the role $role allows what is done with it, needs each statement, action and resource', (serviceRole) => {
  const template = TEMPLATES[serviceRole.of];
  const statements = template.statementsOfRole(roleIn(serviceRole));
  const accesses = serviceRole.does(template);

  expect(refused(statements, accesses)).toEqual([]);
  expect(needless(statements, accesses)).toEqual([]);
  for (const statement of statements) expect(refused(statements.filter((each) => each !== statement), accesses)).not.toEqual([]);
});

test.each(['everything', 'sourceAccount', 'logArchive'] as const)('no role of %s is left out', (of) => {
  const template = TEMPLATES[of];
  const looked = [
    ...SCENARIOS.filter((scenario) => (scenario.of ?? 'everything') === of).map(({ name }) => template.roleIdOf(functionNameIn(template, name))),
    ...SERVICE_ROLES.filter((each) => each.of === of).map(roleIn),
  ];
  expect(looked.sort()).toEqual(Object.keys(template.all('AWS::IAM::Role')).sort());
});

test('managed policies of AWS have only those roles that CDK makes for its own functions', () => {
  for (const template of Object.values(TEMPLATES)) {
    const managed = Object.entries(template.all('AWS::IAM::Role')).filter(([, { ManagedPolicyArns = [] }]) => ManagedPolicyArns.length > 0);
    expect(managed.map(([id]) => id).filter((id) => !id.startsWith('BucketNotificationsHandler'))).toEqual([]);
  }
});
