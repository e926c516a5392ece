package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;

/** A versioned entity whose key the application gives, with bytes. */
public final class Account {
    public static final Table ACCOUNT = new Table(null);

    public String id;
    public long amount;
    public String note;
    public byte[] seal;
    public int version;

    Account() {}

    public Account(String id, long amount) {
        this.id = id;
        this.amount = amount;
    }

    public static final class Table extends EntityTable<Account, String> {
        public final TextColumn id = textColumn("id", SqlTypes.varchar(10));
        public final LongColumn amount = longColumn("amount");
        public final TextColumn note = textColumn("note", SqlTypes.TEXT, true);
        public final ValueColumn<byte[]> seal = valueColumn("seal", SqlTypes.BYTES, true);
        public final IntColumn version = intColumn("version");

        private Table(String alias) {
            super(null, "accounts", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Account, String> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Account, String> INSTANCE = new LambdaMapping<>(
                        Account.class,
                        String.class,
                        () -> ACCOUNT,
                        TableDefinition.builder("accounts")
                                .column("id", SqlTypes.varchar(10))
                                .column("amount", SqlTypes.BIGINT)
                                .column(TableColumn.of("note", SqlTypes.TEXT).asNullable())
                                .column(TableColumn.of("seal", SqlTypes.BYTES).asNullable())
                                .column("version", SqlTypes.INTEGER)
                                .primaryKey("id")
                                .build())
                .column(account -> account.id, (account, value) -> account.id = (String) value)
                .column(account -> account.amount, (account, value) -> account.amount = (Long) value)
                .column(account -> account.note, (account, value) -> account.note = (String) value)
                .column(
                        account -> account.seal == null ? null : account.seal.clone(),
                        (account, value) -> account.seal = (byte[]) value)
                .column(account -> account.version, (account, value) -> account.version = (Integer) value)
                .version()
                .made(Account::new);
    }
}
