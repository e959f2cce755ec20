import { Token, TokenComparison } from 'aws-cdk-lib';

/** Accounts and regions: what is only known at deployment is taken to be the same when both are. */
export function sameOrUnknown(one: string, other: string): boolean {
  return [TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED].includes(Token.compareStrings(one, other));
}

/** Only what is known can be told apart. */
export function surelyDiffer(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}

/** Only what is known can be told to be the same. */
export function surelySame(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.SAME;
}
