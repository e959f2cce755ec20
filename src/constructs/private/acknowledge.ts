import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Finding of cdk-nag and why the construct is right as it is. */
export type Reasons = { [rule: string]: string };

/** Writes down next to a resource why a best-practice rule doesn't fit it; cdk-nag and CDK's validation read it. */
export function acknowledge(scope: IConstruct, reasons: Reasons): void {
  for (const [id, reason] of Object.entries(reasons)) {
    // acknowledge() takes a second '::' for a mistake, and findings with ARNs have more: those are recorded where it would record them
    if (id.split('::').length > 2) {
      scope.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [id]: reason });
    } else {
      Validations.of(scope).acknowledge({ id, reason });
    }
  }
}

/** The same for resources with a wildcard in their ARN: the finding carries the ARN with its references in angle brackets. */
export function acknowledgeWildcards(scope: IConstruct, arns: string[], reason: string): void {
  const resolved = arns.map((arn) => flatten(Stack.of(scope).resolve(arn)));
  for (const arn of resolved.filter((each) => each.includes('*'))) {
    acknowledge(scope, { [`AwsSolutions-IAM5[Resource::${arn}]`]: reason });
  }
}

function flatten(value: any): string {
  if (typeof value === 'string') {
    return value;
  }
  if (value['Fn::Join']) {
    const [delimiter, parts] = value['Fn::Join'];
    return parts.map(flatten).join(delimiter);
  }
  if (value['Fn::GetAtt']) {
    return `<${value['Fn::GetAtt'].join('.')}>`;
  }
  return value.Ref ? `<${value.Ref}>` : JSON.stringify(value);
}
