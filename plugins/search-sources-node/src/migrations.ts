import type { DatabaseService } from '@backstage/backend-plugin-api';

/** @public */
export type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

export const SOURCES = 'search_sources';
export const DOCUMENTS = 'search_source_documents';

/** Each changes the tables once, in this order; what is there never changes. */
const MIGRATIONS = [
  {
    name: '20260301_init',
    async up(database: Database): Promise<void> {
      await database.schema.createTable(SOURCES, table => {
        table.comment('How far each source of the search index has been read');
        table.string('type').primary();
        table.text('settings').notNullable();
        table.string('phase').notNullable();
        table.integer('generation').notNullable();
        table.text('resume');
        table.string('run').comment('Id of the run that may write');
        table.string('run_at').comment('When the last run began');
        table.string('all_begun_at');
        table.string('all_read_at').comment('Everything had been read');
        table.string('current_at').comment('Read to the end without a fault');
        table.string('indexed_at');
        table.integer('indexed_documents');
        table.integer('skipped').notNullable().defaultTo(0);
        table.text('problem');
      });
      await database.schema.createTable(DOCUMENTS, table => {
        table.comment('Documents of sources, to give them to the index again');
        table.string('source').notNullable();
        table.string('id', 512).notNullable();
        table.integer('generation').notNullable();
        table.string('version');
        table.text('document').notNullable();
        table.primary(['source', 'id']);
        table.index(['source', 'generation']);
      });
    },
    async down(database: Database): Promise<void> {
      await database.schema.dropTable(DOCUMENTS);
      await database.schema.dropTable(SOURCES);
    },
  },
];

type Migration = (typeof MIGRATIONS)[number];

/**
 * In a table of their own: in PostgreSQL the search engine keeps its index in
 * the same database, and its migrations would take ours for lost ones.
 */
export async function migrate(database: Database): Promise<void> {
  await database.migrate.latest({
    tableName: 'search_sources__knex_migrations',
    migrationSource: {
      getMigrations: async () => MIGRATIONS,
      getMigrationName: ({ name }: Migration) => name,
      getMigration: async (migration: Migration) => migration,
    },
  });
}
