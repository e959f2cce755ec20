/** An object as it would lie in the log bucket. */
export interface DemoObject {
  readonly logType: string;
  readonly key: string;
  /** As stored, mostly compressed. */
  readonly body: Buffer;
}
