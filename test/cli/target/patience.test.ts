import { Patience } from '../../../src/cli/target/patience';
import { TransportError } from '../../../src/loader/sink/bulk-writer';
import type { SendBulk } from '../../../src/loader/sink/bulk-writer';

const taken: SendBulk = async () => ({ took: 1, items: [{ status: 429 }, { status: 201 }] });
const busy: SendBulk = async () => ({ took: 1, items: [{ status: 429 }] });
const gone: SendBulk = async () => {
  throw new TransportError('gone', true);
};

test('there is no end as long as anything is taken', async () => {
  const patience = new Patience(1000, () => 5);
  await patience.watch(taken)(Buffer.alloc(0));

  expect(patience.deadline).toBe(Infinity);
});

test.each([['nobody answers', gone], ['nothing is taken', busy]])('when %s the time runs from the first failure on', async (_when, send) => {
  let now = 5;
  const patience = new Patience(1000, () => now);
  for (now of [10, 20, 900]) await patience.watch(send)(Buffer.alloc(0)).catch(() => undefined);

  expect(patience.deadline).toBe(1010);
});

test('after a success there is all the time again', async () => {
  const patience = new Patience(1000, () => 5);
  await patience.watch(busy)(Buffer.alloc(0));
  await patience.watch(taken)(Buffer.alloc(0));

  expect(patience.deadline).toBe(Infinity);
});
