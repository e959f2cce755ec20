import { isIP } from 'node:net';
import { readExtension } from './cef-extension';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';

/** https://cloudone.trendmicro.com/docs/workload-security/event-syslog-message-formats/ */
const ECS: readonly (readonly [field: string, object: string, member: string])[] = [
  ['dst', 'destination', 'ip'], ['dpt', 'destination', 'port'], ['dmac', 'destination', 'mac'], ['out', 'destination', 'bytes'],
  ['src', 'source', 'ip'], ['spt', 'source', 'port'], ['smac', 'source', 'mac'], ['in', 'source', 'bytes'],
  ['proto', 'network', 'transport'], ['act', 'event', 'action'], ['fluent_hostname', 'server', 'name'], ['fname', 'file', 'path'],
  ['cnt', 'event', 'count'], ['cs1', 'rule', 'category'], ['cn1', 'host', 'id'], ['msg', 'event', 'original'],
];
/** Who pays, not what happened. */
const LEFT_OUT = ['TrendMicroDsTenant', 'TrendMicroDsTenantId'];
/** Only such keys are names: what a client sent can be in a value, equals signs included. */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const HEADER_PARTS = 8;
const FORWARDED_FOR = /^X-Forwarded-For: (\d{1,3}(?:\.\d{1,3}){3})/im;

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, raw) {
    const parts = typeof raw.message === 'string' ? raw.message.split('|') : [];
    if (parts.length < HEADER_PARTS) return;
    objectField(doc, 'agent').name = parts.slice(1, 4).join(' ');
    objectField(doc, 'rule').name = parts.slice(4, 6).join(' ');
    objectField(doc, 'event').severity = parts[6];
    const extension = readExtension(parts[7]);
    for (const field of LEFT_OUT) extension.delete(field);
    if (extension.get('act') === 'IDS:Reset') extension.set('act', 'DetectOnly:NotReset');
    writeEcs(doc, raw, extension);
    for (const [field, value] of extension) if (NAME.test(field) && !Object.hasOwn(doc, field)) doc[field] = value;
    writeSource(doc, extension.get('dvc'), extension.get('TrendMicroDsPacketData'));
  },
};

function writeEcs(doc: Fields, raw: Fields, extension: Map<string, string>): void {
  for (const [field, object, member] of ECS) {
    const value = extension.get(field) ?? textOf(raw[field]);
    // what is no address stays under its own name
    if (value === undefined || (member === 'ip' && isIP(value) === 0)) continue;
    extension.delete(field);
    if (Object.hasOwn(raw, field)) doc[field] = undefined;
    objectField(doc, object)[member] = field === 'msg' && value.includes('"') ? 'DROPPED' : value;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The device has always been the source of an event; of a web request it is the client that the packet names. */
function writeSource(doc: Fields, device: string | undefined, packetData: string | undefined): void {
  if (device !== undefined && isIP(device) !== 0) {
    if (doc.source?.ip === undefined) objectField(doc, 'source').ip = device;
    else doc.source = { ip: device };
  }
  if (packetData === undefined) return;
  const packet = withoutCookies(Buffer.from(packetData, 'base64').toString());
  doc.TrendMicroDsPacketData = packet;
  const client = FORWARDED_FOR.exec(packet)?.[1];
  if (client !== undefined && isIP(client) !== 0) objectField(doc, 'source').ip = client;
}

function withoutCookies(packet: string): string {
  return packet.split('\n').filter((line) => !/^cookie/i.test(line)).join('\n');
}
