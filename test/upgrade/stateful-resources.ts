/** A resource of a template. */
interface Resource { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }

/** A template of CloudFormation. */
export interface CfnTemplate { readonly Resources: Readonly<Record<string, Resource>> }

/**
 * Resources that hold what can't be made again, with the properties whose change makes CloudFormation replace them: "Update requires: Replacement"
 * in https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/.
 */
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = {
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion', 'Origin'],
  'AWS::OpenSearchServerless::Collection': ['Name', 'StandbyReplicas', 'Type'],
  'AWS::OpenSearchService::Domain': ['DomainName'],
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::SNS::Topic': ['FifoTopic', 'TopicName'],
  'AWS::SQS::Queue': ['FifoQueue', 'QueueName'],
};

/** What an upgrade from one template to the other takes away or makes anew, a sentence for each. */
export function replacements(before: CfnTemplate, after: CfnTemplate): string[] {
  return Object.entries(before.Resources).filter(([, { Type }]) => Type in REPLACED_BY).flatMap(([id, old]) => {
    const now = after.Resources[id];
    if (now === undefined) return [`${id} (${old.Type}) is gone`];
    if (now.Type !== old.Type) return [`${id} is no ${old.Type} any more, but a ${now.Type}`];
    return REPLACED_BY[old.Type]
      .filter((property) => JSON.stringify(old.Properties?.[property]) !== JSON.stringify(now.Properties?.[property]))
      .map((property) => `${id} (${old.Type}) is replaced, because ${property} changes`);
  });
}

/** What of a template has to be kept for comparing later ones with it. */
export function statefulPart({ Resources }: CfnTemplate): CfnTemplate {
  const kept = Object.entries(Resources).filter(([, { Type }]) => Type in REPLACED_BY).map(([id, { Type, Properties = {} }]) => {
    const named = Object.entries(Properties).filter(([name]) => REPLACED_BY[Type].includes(name));
    return [id, { Type, Properties: Object.fromEntries(named) }];
  });
  return { Resources: Object.fromEntries(kept) };
}
