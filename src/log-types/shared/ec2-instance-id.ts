// 8 or 17 characters; neither letters nor digits around it
const INSTANCE_ID = /(?<![\p{L}\p{N}])i-(?:[0-9a-z]{17}|[0-9a-z]{8})(?![\p{L}\p{N}])/u;

let lastText = '';
let lastId: string | undefined;

/** The first EC2 instance id in a text, usually the name of a log stream. */
export function ec2InstanceIdIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // all records of an object have the same log stream
  if (text !== lastText) {
    lastText = text;
    lastId = INSTANCE_ID.exec(text)?.[0];
  }
  return lastId;
}
