import { Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagPack, NIST80053R5Checks } from 'cdk-nag';

const PACKS: NagPack[] = [new AwsSolutionsChecks(), new NIST80053R5Checks()];

/** What both rule packs find in a stack and nobody acknowledged: `<rule> at <construct path>`. */
export function findings(stack: Stack): string[] {
  return PACKS.flatMap((pack) => pack.validateScope(stack).violations).flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}
