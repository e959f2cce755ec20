import { App } from 'aws-cdk-lib';
import { requestFor } from './requests';
import { StandaloneStack } from '../../../../src/constructs/private/standalone/standalone-stack';
import { switchGroups } from '../../../../src/constructs/private/standalone/switches';
import { findings, takeExplanationsAway } from '../../../support/synth/findings';

function stackWithEverything(): StandaloneStack {
  const request = requestFor();
  return new StandaloneStack(new App(), request, new Set(switchGroups(request).flat()));
}

test('with all that parameters can switch on nothing is found that is not explained', () => {
  expect(findings(stackWithEverything())).toEqual([]);
});

test('every explanation belongs to a finding', () => {
  const stack = stackWithEverything();
  const explained = takeExplanationsAway(stack);

  const found = findings(stack);
  expect(explained.filter(({ rule, path }) => !found.some((finding) => finding.startsWith(`${rule} at ${path}/`)))).toEqual([]);
});
