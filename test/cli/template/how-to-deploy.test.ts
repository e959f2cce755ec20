import { howToDeploy, Upload } from '../../../src/cli/template/how-to-deploy';

const UPLOAD: Upload = { bucket: 'my-templates', out: 'out', prefix: 'siem/1.2.3', template: 'siem/1.2.3/siem.template', stackName: 'aes-siem' };

test.each([
  ['eu-central-1', 'https://my-templates.s3.eu-central-1.amazonaws.com/siem/', 'https://console.aws.amazon.com/cloudformation/home?region=eu-central-1#'],
  ['cn-north-1', 'https://my-templates.s3.cn-north-1.amazonaws.com.cn/siem/', 'https://console.amazonaws.cn/cloudformation/home?region=cn-north-1#'],
  ['us-gov-west-1', 'https://my-templates.s3.us-gov-west-1.amazonaws.com/siem/', 'https://console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1#'],
])('in %s the addresses are those of its partition', (region, template, console) => {
  const text = howToDeploy({ ...UPLOAD, region });

  expect(text).toContain(`--template-url ${template}`);
  expect(text).toContain(console);
  expect(text.match(/--region \S+/g)).toEqual([`--region ${region}`, `--region ${region}`]);
});

test('without a region that of the AWS CLI counts', () => {
  const text = howToDeploy(UPLOAD);

  expect(text).toContain('https://my-templates.s3.amazonaws.com/siem/1.2.3/siem.template');
  expect(text).not.toContain('region');
});

test('the address in the address of the console is encoded', () => {
  expect(howToDeploy(UPLOAD)).toContain('templateURL=https%3A%2F%2Fmy-templates.s3.amazonaws.com%2Fsiem%2F1.2.3%2Fsiem.template');
});

test('the folder may have any name', () => {
  expect(howToDeploy({ ...UPLOAD, out: "it's mine" })).toContain("aws s3 sync 'it'\\''s mine/siem/1.2.3' s3://my-templates/siem/1.2.3");
});

test('a template that asks for a network is given one, with a list as the AWS CLI takes it', () => {
  expect(howToDeploy({ ...UPLOAD, vpc: true })).toContain(String.raw`ParameterKey=VpcId,ParameterValue=vpc-ID ParameterKey=SubnetIds,ParameterValue='subnet-1\,subnet-2\,subnet-3'`);
});
