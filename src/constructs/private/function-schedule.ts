import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { createRole } from './caller';
import { SiemFunction } from './siem-function';

/** Group of schedules that every account has. */
const GROUP = 'default';

/** What is called how often. */
export interface FunctionScheduleProps {
  /** Physical name of the schedule. */
  readonly name: string;
  readonly target: SiemFunction;
  /** In whole minutes. */
  readonly every: Duration;
}

/**
 * Calls a function at a rate, the first time right after the deployment: a rate without a start date begins at once,
 * see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based.
 */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, id: string, { name, target, every }: FunctionScheduleProps) {
    super(scope, id);
    const { functionArn } = target.function;
    const role = this.callerOf(functionArn);

    const schedule = new scheduler.CfnSchedule(this, 'Schedule', {
      name,
      groupName: GROUP,
      scheduleExpression: `rate(${every.toMinutes()} ${every.toMinutes() === 1 ? 'minute' : 'minutes'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        // what is later than the next call is of no use
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: Math.min(every.toSeconds(), 3600) },
      },
    });
    // the first call comes at once
    schedule.node.addDependency(role, target);
  }

  /** The service gives the group, not the schedule, as source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
  private callerOf(functionArn: string): iam.Role {
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: GROUP });
    const role = createRole(this, 'Role', {
      description: 'Calls a function of the SIEM by schedule',
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
    });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    return role;
  }
}
