import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct, IConstruct } from 'constructs';
import { CONDITION_PREFIXES } from '../../contract/key-prefixes';
import { ISiem } from '../siem-reference';
import { surelyDiffer, surelySame } from './places';
import { ValidationError } from './validation';

/** Bytes that a value may have: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const STANDARD = 4096;
const ADVANCED = 8192;

/** A condition on records of a log type. */
export interface ParameterOptions {
  readonly siem: ISiem;
  readonly logType: string;
  readonly name: string;
  readonly expression: string;
  readonly action: string;
  readonly description: string;
}

/** The parameter that an operator would have put: the loader reads it like all others below its prefix. */
export function createExclusionParameter(scope: Construct, options: ParameterOptions): ssm.StringParameter {
  const { siem, logType, name, expression, action, description } = options;
  const stack = Stack.of(scope);
  if (!Token.isUnresolved(logType) && !/^[\w.-]+$/.test(logType)) {
    throw new ValidationError('rule', `the name of log type '${logType}' can't be part of the name of a parameter`, 'use Exclusion.field or Exclusion.s3Key');
  }
  requirePlaceOf(siem, stack);
  const parameterName = `${CONDITION_PREFIXES[0]}${logType}/${name}`;
  requireFree(scope, parameterName);
  // CloudFormation puts in what is only known at deployment, and then its length is not known either
  const value = Token.isUnresolved(expression) ? stack.toJsonString({ action, expression }) : JSON.stringify({ action, expression });
  const bytes = Token.isUnresolved(value) ? 0 : Buffer.byteLength(value);
  if (bytes > ADVANCED) {
    throw new ValidationError('Exclusion.expression.expression', `it makes a parameter of ${bytes} bytes`, `take several rules: a parameter holds ${ADVANCED}`);
  }
  return new ssm.StringParameter(scope, 'Parameter', {
    parameterName,
    description: description.slice(0, 1024),
    stringValue: value,
    tier: bytes > STANDARD ? ssm.ParameterTier.ADVANCED : ssm.ParameterTier.STANDARD,
  });
}

/** The loader reads parameters of its own account and region only. */
function requirePlaceOf(siem: ISiem, stack: Stack): void {
  const { account, region } = siem.loader.env;
  for (const [what, own, other] of [['account', stack.account, account], ['region', stack.region, region]]) {
    if (surelyDiffer(own, other)) {
      throw new ValidationError('rule', `the SIEM is in ${what} ${other}, this stack in ${own}`, `put the rule into a stack of the SIEM's ${what}`);
    }
  }
}

/** Two parameters of a name can't be deployed into one account and region. */
function requireFree(scope: Construct, name: string): void {
  const place = Stack.of(scope);
  const isBeside = (stack: Stack): boolean => stack === place || (surelySame(place.account, stack.account) && surelySame(place.region, stack.region));
  const isParameter = (each: IConstruct): each is ssm.CfnParameter =>
    CfnResource.isCfnResource(each) && each.cfnResourceType === ssm.CfnParameter.CFN_RESOURCE_TYPE_NAME;
  const taken = scope.node.root.node.findAll().find((each) => isParameter(each) && each.name === name && isBeside(Stack.of(each)));
  if (taken !== undefined) throw new ValidationError('Exclusion.expression.name', `the parameter ${name} is already made at ${taken.node.path}`, 'give the expression another name');
}
