import { Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import { ManagedDomainOptions } from '../managed-domain-options';
import { hasOwnDisks, isBurstable, isDataType, isPreviousGeneration, isWarmType, largestVolumeOf } from './instance-types';
import { requireRange, ValidationError } from './validation';

/** How a domain is cut: what was asked for, and what follows from it. */
export interface DomainShape {
  readonly zones: number;
  readonly standby: boolean;
  readonly dataNodes: number;
  readonly dataNodeType: string;
  readonly masterNodes: number;
  readonly masterNodeType: string;
  readonly warmNodes: number;
  readonly warmNodeType: string;
  readonly coldStorage: boolean;
  /** GiB of each data node's gp3 volume; none: the nodes have disks of their own. */
  readonly volumeSize?: number;
  /** Copies of each shard beside the first that the domain can hold. */
  readonly replicas: number;
}

/** Fills in what was not said and refuses what the service would refuse, hours later. */
export function domainShape(options: ManagedDomainOptions, zones: number): DomainShape {
  const standby = options.multiAzWithStandby ?? false;
  const warmNodes = options.warmNodes ?? 0;
  const needsMasters = standby || warmNodes !== 0;
  const dataNodeType = options.dataNodeInstanceType ?? (needsMasters ? 'r7g.large.search' : 't3.medium.search');
  const dataNodes = options.dataNodes ?? zones;
  const shape: DomainShape = {
    zones,
    standby,
    dataNodes,
    dataNodeType,
    masterNodes: options.masterNodes ?? (needsMasters ? 3 : 0),
    masterNodeType: options.masterNodeInstanceType ?? 'm7g.large.search',
    warmNodes,
    warmNodeType: options.warmInstanceType ?? 'ultrawarm1.medium.search',
    coldStorage: options.coldStorage ?? false,
    volumeSize: hasOwnDisks(dataNodeType) ? undefined : gibibytesOf(options.volumeSize ?? Size.gibibytes(100)),
    replicas: standby ? 2 : known(dataNodes) && dataNodes === 1 ? 0 : 1,
  };
  checkEngine(options);
  checkTypes(shape);
  checkNodes(shape);
  if (standby) checkStandby(shape);
  checkTiers(shape, options);
  checkVolumes(shape, options);
  return shape;
}

function checkEngine({ version }: ManagedDomainOptions): void {
  if (version && !Token.isUnresolved(version.version) && !version.version.startsWith('OpenSearch_')) {
    throw new ValidationError('version', `${version.version} has not the interfaces that the domain is set up by`, 'take one of EngineVersion.OPENSEARCH_…');
  }
}

function checkTypes({ dataNodeType, masterNodeType, warmNodeType }: DomainShape): void {
  for (const [prop, type] of [['dataNodeInstanceType', dataNodeType], ['masterNodeInstanceType', masterNodeType]]) {
    if (!isDataType(type)) throw new ValidationError(prop, `'${type}' is no instance type of such a node`, 'give one like r7g.large.search');
  }
  if (!isWarmType(warmNodeType)) {
    throw new ValidationError('warmInstanceType', `'${warmNodeType}' is no instance type of a warm node`, 'give ultrawarm1.medium.search or ultrawarm1.large.search');
  }
}

function checkNodes({ dataNodes, zones, masterNodes, masterNodeType }: DomainShape): void {
  requireRange('dataNodes', dataNodes, 1, 1000);
  if (known(dataNodes) && dataNodes % zones !== 0) {
    throw new ValidationError('dataNodes', `${dataNodes} can't be spread evenly over ${zones} availability zones`,
      `give a multiple of ${zones} or change \`availabilityZones\``);
  }
  if (known(masterNodes) && ![0, 3, 5].includes(masterNodes)) {
    throw new ValidationError('masterNodes', `${masterNodes} masters can't form a majority safely`, 'give 0, 3 or 5');
  }
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#clusterresource
  if (masterNodes > 0 && isBurstable(masterNodeType) && known(dataNodes) && dataNodes > 10) {
    throw new ValidationError('masterNodeInstanceType', `${masterNodeType} leads at most 10 data nodes, not ${dataNodes}`, 'take m7g.large.search');
  }
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html#managedomains-za-standby */
function checkStandby(shape: DomainShape): void {
  if (shape.zones !== 3) {
    throw new ValidationError('multiAzWithStandby', `the domain would stand in ${shape.zones} zone(s), and one of three stands by`,
      'leave `availabilityZones` out, and choose `vpcSubnets` in three zones');
  }
  if (shape.masterNodes === 0) {
    throw new ValidationError('masterNodes', 'Multi-AZ with Standby has dedicated masters', 'give 3, or leave it out');
  }
  for (const [prop, type] of [['dataNodeInstanceType', shape.dataNodeType], ['masterNodeInstanceType', shape.masterNodeType]]) {
    if (isBurstable(type) || isPreviousGeneration(type)) {
      throw new ValidationError(prop, `${type} can't stand by`, 'take a current family that does not burst, like r7g.large.search, or leave it out');
    }
  }
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ultrawarm.html#ultrawarm-pp, …/cold-storage.html#coldstorage-pp */
function checkTiers(shape: DomainShape, options: ManagedDomainOptions): void {
  const { warmNodes, dataNodeType, masterNodes, coldStorage } = shape;
  if (warmNodes === 0) {
    if (coldStorage) throw new ValidationError('coldStorage', 'what is cold is searched on warm nodes, and there are none', 'give `warmNodes` too');
    if (options.warmInstanceType !== undefined) {
      throw new ValidationError('warmInstanceType', 'there are no warm nodes', 'give `warmNodes` too, or leave it out');
    }
    return;
  }
  requireRange('warmNodes', warmNodes, 2, 150);
  if (masterNodes === 0) throw new ValidationError('masterNodes', 'warm storage needs dedicated masters', 'give 3, or leave it out');
  for (const [prop, type, family] of [['dataNodeInstanceType', dataNodeType, 'r7g'], ['masterNodeInstanceType', shape.masterNodeType, 'm7g']]) {
    if (isBurstable(type)) {
      throw new ValidationError(prop, `${type} can't have warm nodes beside it`, `take another family, like ${family}.large.search, or leave \`warmNodes\` out`);
    }
  }
  if (shape.standby && known(warmNodes) && warmNodes % 3 !== 0) {
    throw new ValidationError('warmNodes', `${warmNodes} can't be spread evenly over 3 availability zones`, 'give a multiple of 3');
  }
}

function checkVolumes({ dataNodeType, volumeSize }: DomainShape, options: ManagedDomainOptions): void {
  if (volumeSize === undefined) {
    for (const prop of ['volumeSize', 'volumeIops', 'volumeThroughput'] as const) {
      if (options[prop] !== undefined) throw new ValidationError(prop, `${dataNodeType} has disks of its own`, 'leave it out');
    }
  }
  requireRange('volumeSize', volumeSize, 10, 36864, ' GiB');
  const largest = isBurstable(dataNodeType) ? largestVolumeOf(dataNodeType) : undefined;
  if (largest !== undefined && volumeSize !== undefined && known(volumeSize) && volumeSize > largest) {
    throw new ValidationError('volumeSize', `${dataNodeType} takes at most ${largest} GiB, not ${volumeSize}`, 'lower it, or take a larger `dataNodeInstanceType`');
  }
  // what gp3 has without asking; the most depends on the volume's size
  requireRange('volumeIops', options.volumeIops, 3000, 256000);
  requireRange('volumeThroughput', options.volumeThroughput, 125, 16000, ' MiB/s');
}

/** What is no whole number is told by the name of its prop. */
function gibibytesOf(size: Size): number {
  return size.isUnresolved() ? size.toGibibytes() : size.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

const known = (value: number): boolean => !Token.isUnresolved(value);
