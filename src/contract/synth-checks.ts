/**
 * What the loader says about input before it is deployed. It is made of the loader's own code, bundled, and runs in the process of the app: this
 * is the one place where synth time asks run time.
 */
export interface SynthChecks {
  /**
   * Reads the built-in configuration and an operator's, as the loader does when it starts.
   *
   * @param own none: the built-in configuration alone
   */
  readConfiguration(own?: OwnConfiguration): CheckedConfiguration;

  /** Why a regex in Python's syntax can't be used; undefined when it can. */
  problemOfRegex(pattern: string): string | undefined;

  /** Why a JMESPath expression can't be used; undefined when it can. */
  problemOfExpression(expression: string): string | undefined;
}

/** What an operator adds to the built-in configuration. */
export interface OwnConfiguration {
  /** Name of the file, for messages. */
  readonly name: string;
  /** Text of a user.ini. */
  readonly text: string;
  /** Names of log types that come with code of their own, as files spell them: underscores for dashes. */
  readonly logic: readonly string[];
}

/** A configuration that was read. Messages name file, line, section and key where there are any. */
export interface CheckedConfiguration {
  /** What keeps objects from being loaded. */
  readonly errors: readonly string[];
  /** What has no effect, or not the one that was meant. */
  readonly warnings: readonly string[];

  /** Why a log type can't be meant; undefined when the configuration has it. */
  problemOfLogType(name: string): string | undefined;
}
