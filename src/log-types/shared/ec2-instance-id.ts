import { rememberLast } from './remember-last';

// 8 or 17 characters; neither letters nor digits around it
const INSTANCE_ID = /(?<![\p{L}\p{N}])i-(?:[0-9a-z]{17}|[0-9a-z]{8})(?![\p{L}\p{N}])/u;

const idIn = rememberLast((text): string | undefined => INSTANCE_ID.exec(text)?.[0]);

/** The first EC2 instance id in a text, usually the name of a log stream. */
export function ec2InstanceIdIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : idIn(text);
}
