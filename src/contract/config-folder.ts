/** Name of the file, in the folder of the configuration, that overrides the built-in settings. */
export const USER_INI = 'user.ini';

/** Folder beside it with code of log types: files `sf_<log_type>.js`. */
export const LOGIC_FOLDER = 'siem';

/** Exclusion rules of an app, beside user.ini: patterns of keys, in a section for each log type, a rule's name and its pattern a line. */
export const EXCLUSIONS_INI = 'exclusions.ini';

/** Exclusion rules of an app: patterns of fields, with the columns of the operators' own file in the geo bucket. */
export const EXCLUSIONS_CSV = 'exclusions.csv';

/** Columns of both. */
export const EXCLUSION_COLUMNS = ['log_type', 'field', 'pattern', 'pattern_type', 'comment'] as const;
