import type { LogTypeLogic } from '../../loader/types';
import { objectIn } from '../shared/object-field';

export const logic: LogTypeLogic = {
  apply({ dns }) {
    const question = objectIn(dns, 'question');
    if (typeof question?.name === 'string') question.name = withoutRoot(question.name);
    const answers = objectIn(dns, 'answers');
    if (typeof answers?.data === 'string') answers.data = withoutRoot(answers.data);
  },
};

/** A domain name without the full stops of the root at its end. */
function withoutRoot(name: string): string {
  let end = name.length;
  while (end > 0 && name[end - 1] === '.') end--;
  return name.slice(0, end);
}
