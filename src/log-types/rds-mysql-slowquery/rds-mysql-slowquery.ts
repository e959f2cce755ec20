import type { LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { rdsOf, withoutSemicolons } from '../shared/rds';

const USED_DATABASE = /^use ([^;\n]+);/i;
/** The first line that is not one of those that the server writes in front of the statement: `use db;`, `SET timestamp=…;`. */
const STATEMENT = /^(?!use|set)[\s\S]+/im;

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    const rds = rdsOf(doc, context);
    const mysql = nestFields(doc, 'mysql');
    if (mysql.query_time !== undefined) rds.query_time = mysql.query_time;
    const { query } = mysql;
    if (typeof query !== 'string') return;
    const database = USED_DATABASE.exec(query)?.[1];
    if (database !== undefined) rds.database_name = database;
    const statement = STATEMENT.exec(query)?.[0];
    if (statement !== undefined) rds.query = withoutSemicolons(statement);
  },
};
