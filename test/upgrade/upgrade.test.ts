import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedTemplates } from './setups';
import { CfnTemplate, replacements } from './stateful-resources';

const lastRelease: Record<string, CfnTemplate> = JSON.parse(readFileSync(join(__dirname, 'last-release.json'), 'utf8'));

test('who upgrades from the last release keeps every bucket, queue, key, topic, domain and collection', () => {
  const now = deployedTemplates();

  expect(Object.keys(lastRelease).sort()).toEqual(Object.keys(now).sort());
  for (const [name, before] of Object.entries(lastRelease)) {
    expect(Object.keys(before.Resources).length).toBeGreaterThan(5);
    expect({ [name]: replacements(before, now[name]) }).toEqual({ [name]: [] });
  }
});

test('what an upgrade would lose is named', () => {
  const bucket = (name: string, type = 'AWS::S3::Bucket'): CfnTemplate => ({ Resources: { Logs: { Type: type, Properties: { BucketName: name } } } });

  expect(replacements(bucket('a'), bucket('a'))).toEqual([]);
  expect(replacements(bucket('a'), bucket('b'))).toEqual(['Logs (AWS::S3::Bucket) is replaced, because BucketName changes']);
  expect(replacements(bucket('a'), { Resources: {} })).toEqual(['Logs (AWS::S3::Bucket) is gone']);
  expect(replacements(bucket('a'), bucket('a', 'AWS::SQS::Queue'))).toEqual(['Logs is no AWS::S3::Bucket any more, but a AWS::SQS::Queue']);
});
