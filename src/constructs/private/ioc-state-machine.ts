import { ArnFormat, Duration, IResolvable, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from './acknowledge';
import { createRole } from './caller';
import { IocFunctions } from './ioc-functions';
import { Names } from './names';
import { SiemFunction } from './siem-function';

/** What the state machine is made of. */
export interface IocStateMachineProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly functions: IocFunctions;
  /** Settings of the feeds: they stand in the definition, so that an execution needs no input. */
  readonly feeds: IResolvable;
  readonly schedule: Duration;
  readonly scheduleName: string;
}

/** Plans, downloads from each provider, makes the database. A provider that fails stops no other, and neither the database. */
export class IocStateMachine extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: IocStateMachineProps) {
    super(scope, id);
    const { names, functions } = props;
    const role = this.createRole(names, functions);
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineName: names.iocStateMachine,
      comment: 'Downloads indicators of compromise and makes the database that the loader compares logs with',
      definitionBody: sfn.DefinitionBody.fromChainable(this.definition(props)),
      timeout: Duration.hours(1),
      // all that it may do is written down below, and nothing else is added
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: {
        level: sfn.LogLevel.ERROR,
        destination: new logs.LogGroup(this, 'LogGroup', {
          logGroupName: names.iocStateMachineLogGroup,
          encryptionKey: props.encryptionKey,
          retention: logs.RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
    });
    this.stateMachine.node.addDependency(role);
    acknowledge(this.stateMachine, { 'AwsSolutions-SF1': 'The history of an execution shows all its events for 90 days; the log takes what failed.' });
    this.scheduleRuns(props);
  }

  private definition({ functions, feeds }: IocStateMachineProps): sfn.IChainable {
    const invoke = (stateName: string, { function: lambdaFunction }: SiemFunction, payload?: sfn.TaskInput) =>
      new LambdaInvoke(this, stateName, { lambdaFunction, payload, outputPath: '$.Payload' });

    const download = invoke('Download', functions.download);
    download.addCatch(new sfn.Pass(this, 'Keep the last download', {
      parameters: { 'feed.$': '$.feed', 'failure.$': '$.failure' },
    }), { resultPath: '$.failure' });

    const plan = invoke('Plan', functions.plan, sfn.TaskInput.fromObject({ feeds }));
    // the first run begins with the deployment: what roles may do is not known everywhere at once
    plan.addRetry({ errors: ['States.TaskFailed'], interval: Duration.seconds(30), maxAttempts: 3 });
    return plan.next(new sfn.Map(this, 'Download each', { itemsPath: '$.downloads', resultPath: '$.downloads', maxConcurrency: 4 }).itemProcessor(download))
      .next(invoke('Create database', functions.createDatabase));
  }

  private createRole(names: Names, functions: IocFunctions): iam.Role {
    const stack = Stack.of(this);
    const role = createRole(this, 'Role', {
      description: `Runs ${names.iocStateMachine}`,
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: {
            'aws:SourceArn': stack.formatArn({
              service: 'states', resource: 'stateMachine', resourceName: names.iocStateMachine, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    });
    const { plan, download, createDatabase } = functions;
    role.addToPolicy(new iam.PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [plan, download, createDatabase].map((each) => each.function.functionArn),
    }));
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html, https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
    role.addToPolicy(new iam.PolicyStatement({
      actions: [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ],
      resources: ['*'],
    }));
    acknowledgeWildcards(role, ['*'], 'Log deliveries and traces have no ARN that a policy could name.');
    return role;
  }

  /** A rate schedule begins when it is made: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
  private scheduleRuns({ names, schedule, scheduleName }: IocStateMachineProps): void {
    const stack = Stack.of(this);
    const role = createRole(this, 'SchedulerRole', {
      description: `Starts ${names.iocStateMachine}`,
      // the group is what the service names: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: { 'aws:SourceArn': stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }) },
        },
      }),
    });
    const runs = new scheduler.Schedule(this, 'Schedule', {
      scheduleName,
      description: 'Makes the database of indicators of compromise anew',
      schedule: scheduler.ScheduleExpression.rate(schedule),
      target: new StepFunctionsStartExecution(this.stateMachine, { role, input: scheduler.ScheduleTargetInput.fromObject({}), retryAttempts: 3 }),
    });
    runs.node.addDependency(role);
  }
}
