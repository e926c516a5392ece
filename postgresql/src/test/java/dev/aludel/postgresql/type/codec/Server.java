package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A real server asked for its own forms of values, by another driver and as text. */
final class Server implements TypeCatalog {
    private static final Server SHARED = new Server();

    final TypeRegistry registry = new TypeRegistry(List.of());
    private final Connection connection;
    int questions;

    private Server() {
        try {
            var server = PostgresServer.shared();
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", PostgresServer.SUPERUSER, "");
            run("set datestyle = iso; set intervalstyle = iso_8601; set timezone = 'UTC'; set bytea_output = hex");
            run("drop schema if exists forms cascade; create schema forms; set search_path = forms, public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Server shared() {
        return SHARED;
    }

    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String query) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int oid(String type) {
        return Integer.parseUnsignedInt(text("select '" + type + "'::regtype::oid"));
    }

    /** The bytes that the type's own function sends. */
    byte[] binary(String type, String expression) {
        var send = text("select typsend::oid::regproc from pg_type where oid = '" + type + "'::regtype");
        return HexFormat.of().parseHex(text("select encode(" + send + "(" + expression + "), 'hex')"));
    }

    /** Runs a catalog query and makes rows of it, as text, that the driver reads. */
    private List<PgRow> rows(String sql, String argument) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql.replace("$1", "'" + argument + "'"))) {
            int columns = result.getMetaData().getColumnCount();
            var types = new int[columns];
            for (int i = 0; i < columns; i++) {
                types[i] = oid(result.getMetaData().getColumnTypeName(i + 1));
            }
            var plan = RowPlan.of(description(types), registry, column -> false);
            var rows = new ArrayList<PgRow>();
            while (result.next()) {
                var values = new byte[columns][];
                for (int i = 0; i < columns; i++) {
                    var text = result.getString(i + 1);
                    values[i] = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                }
                rows.add(on(plan.row(), values));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<TypeInfo> byOids(int[] oids) {
        questions++;
        var list = new StringBuilder("{");
        for (int oid : oids) {
            list.append(list.length() == 1 ? "" : ",").append(Integer.toUnsignedString(oid));
        }
        return rows(CatalogQueries.BY_OIDS, list.append("}").toString()).stream()
                .map(CatalogQueries::read)
                .toList();
    }

    @Override
    public Map<String, TypeInfo> byNames(List<String> names) {
        questions++;
        var found = new HashMap<String, TypeInfo>();
        for (var row : rows(CatalogQueries.BY_NAMES, Literals.of(names, null, null))) {
            found.put(row.stringAt(CatalogQueries.NAME_COLUMN), CatalogQueries.read(row));
        }
        return found;
    }

    static RowDescription description(int... types) {
        var out = new MessageWriter(64);
        out.int16(types.length);
        for (int i = 0; i < types.length; i++) {
            out.cString("c" + i)
                    .int32(0)
                    .int16(0)
                    .int32(types[i])
                    .int16(-1)
                    .int32(-1)
                    .int16(0);
        }
        return RowDescription.read(out.array(), 0, out.size());
    }

    /** A row standing on these values; null for NULL. */
    static PgRow on(PgRow row, byte[]... values) {
        var out = new MessageWriter(64);
        out.int16(values.length);
        for (var value : values) {
            if (value == null) {
                out.nullValue();
            } else {
                out.int32(value.length).bytes(value);
            }
        }
        row.enter(out.array().clone(), 0, out.size());
        return row;
    }

    /** One value, in binary. */
    PgRow cell(int oid, byte[] value) {
        return on(RowPlan.of(description(oid), registry, column -> true).row(), value);
    }

    /** One value, as text. */
    PgRow cell(int oid, String value) {
        return on(
                RowPlan.of(description(oid), registry, column -> false).row(), value.getBytes(StandardCharsets.UTF_8));
    }
}
