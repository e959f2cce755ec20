/** Where in the log bucket documents are kept aside that the index refused. */
export const QUARANTINE_PREFIX = 'siem-quarantine/';
