import { isUtf8 } from 'buffer';
import { existsSync, readFileSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { checkLogicFolder, logicNames, stageLogic } from './private/custom-logic-files';
import { temporaryFolder } from './private/temporary-folder';
import { ValidationError } from './private/validation';
import { USER_INI } from '../contract/config-folder';
import { OwnConfiguration } from '../contract/synth-checks';

/**
 * What people change about the loader: a `user.ini` whose sections are log types and whose keys override the built-in ones. The loader's own reader
 * looks at it when the app is synthesized: what it can't use is an error, what has no effect a warning.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem', {
 *   loaderConfig: LoaderConfig.fromInline('[cloudtrail]\nindex_rotation = daily'),
 * });
 */
export class LoaderConfig {
  /**
   * Takes a file.
   *
   * @param path of the file, from where the app runs
   */
  public static fromFile(path: string): LoaderConfig {
    if (!existsSync(path) || !statSync(path).isFile()) {
      throw new ValidationError('loaderConfig', `there is no file '${path}'`, 'give the path of a user.ini, from where the app runs');
    }
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) throw new ValidationError('loaderConfig', `'${path}' is no UTF-8 text`, 'save it as UTF-8');
    return new LoaderConfig(bytes.toString('utf8'), path);
  }

  /**
   * Takes the text itself.
   *
   * @param text of a `user.ini`
   */
  public static fromInline(text: string): LoaderConfig {
    return new LoaderConfig(text, USER_INI);
  }

  private constructor(private readonly text: string, private readonly name: string, private readonly logicFolder?: string) {
    if (!/^\s*\[[^\]\n]+\]/m.test(text)) {
      throw new ValidationError('loaderConfig', 'the text has no section', "start with the name of a log type in brackets, like '[cloudtrail]'");
    }
  }

  /**
   * Adds code of log types: files `sf_<log_type>.js` or `.ts` (dashes of the log type are underscores) that export `transform(document, context)`.
   * It runs for each record of a log type whose section has `script_ecs`. Its types are `Transform`, `LogDocument` and `LogContext` of
   * `siem-on-opensearch/lib/contract/custom-logic`.
   *
   * @example
   * LoaderConfig.fromFile('siem/user.ini').withCustomLogic('siem/logic')
   *
   * @param folder of the files, from where the app runs
   */
  public withCustomLogic(folder: string): LoaderConfig {
    checkLogicFolder(folder);
    return new LoaderConfig(this.text, this.name, folder);
  }

  /**
   * What the loader's reader is asked about.
   *
   * @internal
   */
  public _asOwn(): OwnConfiguration {
    return { name: this.name, text: this.text, logic: this.logicFolder === undefined ? [] : logicNames(this.logicFolder) };
  }

  /**
   * Lays the files out as the loader finds them in its configuration folder.
   *
   * @internal
   */
  public _stage(): string {
    const folder = temporaryFolder('siem-config');
    writeFileSync(join(folder, USER_INI), this.text);
    if (this.logicFolder !== undefined) stageLogic(this.logicFolder, folder);
    return folder;
  }
}
