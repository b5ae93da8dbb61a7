// Asks the database for the types of its columns, which statements for many rows have to name.
import type { Client } from 'pg';
import type { ColumnTypes } from './set-based.ts';

/** The columns of every table of the books. */
export async function readColumnTypes(client: Client): Promise<ColumnTypes> {
  const { rows } = await client.query<Record<'table_name' | 'column_name' | 'data_type', string>>(
    `select table_name, column_name, data_type
       from information_schema.columns
      where table_schema = current_schema()`,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.table_name)].map(([table, columns]) => [
      table,
      new Map(columns.map((row) => [row.column_name, row.data_type])),
    ]),
  );
}
