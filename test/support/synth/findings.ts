import { Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagPack, NIST80053R5Checks } from 'cdk-nag';

const PACKS: NagPack[] = [new AwsSolutionsChecks(), new NIST80053R5Checks()];

/** What both rule packs find in a stack and nobody acknowledged: `<rule> at <construct path>`. */
export function findings(stack: Stack): string[] {
  return PACKS.flatMap((pack) => pack.validateScope(stack).violations).flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

/** Removes what was acknowledged from a stack and tells it: afterwards `findings` finds all that the explanations are for. */
export function takeExplanationsAway(stack: Stack): Array<{ rule: string; path: string }> {
  const explained: Array<{ rule: string; path: string }> = [];
  for (const construct of stack.node.findAll()) {
    for (const entry of construct.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)) {
      const reasons = entry.data as Record<string, string>;
      for (const id of Object.keys(reasons)) {
        expect(reasons[id].length).toBeGreaterThan(20);
        explained.push({ rule: id.replace(/^annotation::/i, ''), path: construct.node.path });
        delete reasons[id];
      }
    }
  }
  return explained;
}
