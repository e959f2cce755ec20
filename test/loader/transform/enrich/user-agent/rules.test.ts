import { RuleIndex, type RuleKind } from '../../../../../src/loader/transform/enrich/user-agent/rules';
import generated from '../../../../../src/loader/transform/enrich/user-agent/rules.generated.json';
import agents from '../../../../fixtures/user-agent/agents.json';

const KINDS: RuleKind[] = ['agents', 'systems', 'devices'];
const everyRule = (kind: RuleKind) => generated[kind].map((_, number) => number);

test('the index leaves out no rule that matches', () => {
  const index = new RuleIndex();
  const all = { agents: everyRule('agents'), systems: everyRule('systems'), devices: everyRule('devices') };

  for (const { original } of agents) {
    const candidates = index.candidates(original);
    for (const kind of KINDS) {
      expect([original, index.match(kind, original, candidates)]).toEqual([original, index.match(kind, original, all)]);
    }
  }
});

test('the index leaves out nearly all rules', () => {
  const index = new RuleIndex();
  const tried = agents.map(({ original }) => Object.values(index.candidates(original)).flat().length);

  expect(tried.reduce((sum, count) => sum + count) / tried.length).toBeLessThan(100);
});

test('a text without any known letters is tried against the few rules that ask for none', () => {
  expect(Object.values(new RuleIndex().candidates('日本語')).flat().length).toBeLessThan(30);
});
