/** Name of the file, in the folder of the configuration, that overrides the built-in settings. */
export const USER_INI = 'user.ini';

/** Folder beside it with code of log types: files `sf_<log_type>.js`. */
export const LOGIC_FOLDER = 'siem';
