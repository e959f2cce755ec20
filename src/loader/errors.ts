/** Errors of the configuration, the object and the delivery. Errors of a record are values: see RecordError. */

/** A log type's configuration can't be used: names file, line, section and key. Fails that log type's objects only. */
export class ConfigurationError extends Error {
  readonly name = 'ConfigurationError';
  constructor(message: string, readonly place: { file?: string; line?: number; section: string; key?: string; position?: number }) {
    super(`${place.file ? `${place.file}${place.line ? `:${place.line}` : ''}: ` : ''}[${place.section}]${place.key ? ` ${place.key}` : ''}: ${message}`);
  }
}

/** An object can't be read to its end: fails the message that named it. */
export class ObjectError extends Error {
  readonly name = 'ObjectError';
  constructor(
    readonly code: 'not-found' | 'torn' | 'archive' | 'binary' | 'too-large' | 'bad-json' | 'format' | 'access' | 'partial',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The index did not take what it was sent, also when tried again. */
export class DeliveryError extends Error {
  readonly name = 'DeliveryError';
  constructor(message: string, readonly failed: number, options?: ErrorOptions) {
    super(message, options);
  }
}
