import { Token } from 'aws-cdk-lib';
import { ValidationError } from './validation';
import { KeyFilter } from '../../contract/bucket-attachment';

/** S3 takes so many notifications for a bucket. */
const MAX_NOTIFICATIONS = 100;
const WHICH = { prefixes: ['prefix', 'begins with'], suffixes: ['suffix', 'ends with'] } as const;

/** Which keys of a bucket are logs. */
export class KeyFilters {
  readonly prefixes: string[];
  readonly suffixes: string[];

  constructor(props: { readonly prefixes?: string[]; readonly suffixes?: string[] }) {
    this.prefixes = checked('prefixes', props.prefixes);
    this.suffixes = checked('suffixes', props.suffixes);
    if (this.all.length > MAX_NOTIFICATIONS) {
      throw new ValidationError('prefixes', `with \`suffixes\` they make ${this.all.length} notifications and S3 takes ${MAX_NOTIFICATIONS}`,
        'give fewer, shorter ones');
    }
  }

  /** Every prefix with every suffix: S3 takes one pair a notification. */
  get all(): KeyFilter[] {
    return orAny(this.prefixes).flatMap((Prefix) => orAny(this.suffixes).map((Suffix) => ({ Prefix, Suffix })));
  }

  /** Patterns of keys in policies: what a policy's `*` can't tell apart, like suffixes, is left to the notification. */
  get keyPatterns(): string[] {
    return orAny(this.prefixes).map((prefix) => `${prefix}*`);
  }

  /** Two pairs that some key fits both of; undefined: there is none. */
  overlapWith(other: KeyFilters): [KeyFilter, KeyFilter] | undefined {
    for (const one of this.all) {
      for (const two of other.all) {
        if (overlap('prefixes', one.Prefix, two.Prefix) && overlap('suffixes', one.Suffix, two.Suffix)) return [one, two];
      }
    }
    return undefined;
  }
}

/** How a pair is shown to people. */
export function shown({ Prefix, Suffix }: KeyFilter): string {
  return `'${Prefix}*${Suffix}'`;
}

function orAny(list: string[]): string[] {
  return list.length > 0 ? list : [''];
}

function checked(prop: 'prefixes' | 'suffixes', list: string[] = []): string[] {
  const [what, verb] = WHICH[prop];
  for (const [index, text] of list.entries()) {
    if (Token.isUnresolved(text)) continue;
    if (text === '') throw new ValidationError(prop, `one ${what} is empty`, `leave \`${prop}\` out when every key is meant`);
    if (text.includes('*')) {
      throw new ValidationError(prop, `'${text}' has a '*', which S3 takes for a part of the key`, `give only what the key ${verb}`);
    }
    const same = list.slice(0, index).find((other) => overlap(prop, other, text));
    if (same !== undefined) {
      throw new ValidationError(prop, `'${same}' and '${text}' overlap, and S3 announces an object once only`, 'give the shorter one');
    }
  }
  return list;
}

function overlap(prop: 'prefixes' | 'suffixes', one: string, other: string): boolean {
  if (Token.isUnresolved(one) || Token.isUnresolved(other)) return one === other;
  return prop === 'prefixes' ? one.startsWith(other) || other.startsWith(one) : one.endsWith(other) || other.endsWith(one);
}
