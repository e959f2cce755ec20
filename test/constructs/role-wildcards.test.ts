import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { AccountRootPrincipal, CfnManagedPolicy, CfnPolicy, CfnRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { everything, logArchive, serverless, sourceAccount } from '../integration/least-privilege/templates';

interface Wildcard { readonly at: string; readonly resource: string; readonly reason?: string }

/** Resources with a `*` in policies of roles, and the reason that is written down for each at the policy or above. */
function wildcardsIn({ app, stack }: ReturnType<typeof everything>): Wildcard[] {
  app.synth();
  return stack.node.findAll().flatMap((node) => documentsOf(node).flatMap(({ Statement }) => [Statement].flat().flatMap(({ Resource }) =>
    [Resource].flat().map(spelled).filter((resource) => resource.includes('*'))
      .map((resource) => ({ at: node.node.path, resource, reason: reasonFor(node, resource) })))));
}

function documentsOf(node: IConstruct): any[] {
  if (!CfnResource.isCfnResource(node)) return [];
  const resolve = (value: unknown) => Stack.of(node).resolve(value);
  if (node instanceof CfnPolicy || node instanceof CfnManagedPolicy) return [resolve(node.policyDocument)];
  if (node instanceof CfnRole) return (resolve(node.policies) ?? []).map(({ policyDocument }: any) => policyDocument);
  return [];
}

function reasonFor(node: IConstruct, resource: string): string | undefined {
  const written = node.node.scopes.flatMap((scope) => scope.node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY).map(({ data }) => data as Record<string, string>);
  const ids = [`AwsSolutions-IAM5[Resource::${resource}]`, `annotation::AwsSolutions-IAM5[Resource::${resource}]`];
  return written.flatMap((reasons) => ids.map((id) => reasons[id])).find((reason) => reason !== undefined);
}

/** An ARN with its references in angle brackets. */
function spelled(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(spelled).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`;
  return `<${value.Ref}>`;
}

test.each([['a SIEM with everything', everything, 20], ['a SIEM with a collection', serverless, 10], ['the account of a bucket', sourceAccount, 0],
  ['the Log Archive account', logArchive, 1]] as const)('in %s no role has a * in a resource without a written reason', (_, make, atLeast) => {
  const found = wildcardsIn(make());

  expect(found.length).toBeGreaterThanOrEqual(atLeast);
  expect(found.filter(({ reason = '' }) => reason.length < 20)).toEqual([]);
});

test('one that nobody explained is found', () => {
  const made = logArchive();
  const role = new Role(made.stack, 'Other', { assumedBy: new AccountRootPrincipal() });
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::other/*'] }));

  expect(wildcardsIn(made).filter(({ reason }) => reason === undefined)).toEqual([{ at: 'LogArchive/Other/DefaultPolicy/Resource', resource: 'arn:aws:s3:::other/*' }]);
});
