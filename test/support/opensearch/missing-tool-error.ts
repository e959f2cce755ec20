/** What a local OpenSearch needs and this machine lacks. */
export type MissingTool = 'java' | 'maven' | 'artifact';

/**
 * A local OpenSearch can't be had on this machine, and nothing is wrong with the project:
 * the caller may go on without it. The message says what to install.
 */
export class MissingToolError extends Error {
  public readonly name = 'MissingToolError';

  public constructor(public readonly tool: MissingTool, message: string) {
    super(message);
  }
}
