package dev.aludel.dialect;

import dev.aludel.schema.Check;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.SchemaChange.AddLabels;
import dev.aludel.schema.SchemaChange.AlterDomain;
import dev.aludel.schema.SchemaChange.AlterSequence;
import dev.aludel.schema.SchemaChange.CreateSequence;
import dev.aludel.schema.SchemaChange.CreateView;
import dev.aludel.schema.SchemaChange.DropView;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import java.util.ArrayList;
import java.util.List;

/** Writes what a schema holds beside tables: sequences, views, enumerations, domains. Thread-safe as long as the hooks are. */
public abstract class ObjectDdl extends ConstraintDdl {
    ObjectDdl(String database, Identifiers identifiers, StatementCompiler statements) {
        super(database, identifiers, statements);
    }

    /** Whether an enumeration is a type that is created, or stands with each column that uses it. */
    public boolean createsEnums() {
        return false;
    }

    /** How the database describes a sequence. */
    public Sequence kept(Sequence sequence) {
        return sequence.with(sequence.options().complete(Long.MIN_VALUE, Long.MAX_VALUE, 1));
    }

    /** How the database describes a view: without a comment, where it keeps none. */
    public View kept(View view) {
        String comment = view.comment();
        boolean keeps =
                comment != null && !comment.isEmpty() && !commentView(view).isEmpty();
        return keeps ? view : view.withComment(null);
    }

    protected List<String> createSchema(String name, boolean ifMissing) {
        require(Capability.SCHEMAS, "schemas that are created, such as " + name);
        return List.of("CREATE SCHEMA " + guard(ifMissing, "IF NOT EXISTS ") + schema(name));
    }

    protected List<String> dropSchema(String name, boolean ifExists) {
        require(Capability.SCHEMAS, "schemas that are dropped, such as " + name);
        return List.of("DROP SCHEMA " + guard(ifExists, "IF EXISTS ") + schema(name));
    }

    protected List<String> createSequence(CreateSequence create) {
        Sequence sequence = create.sequence();
        require(Capability.SEQUENCES, "sequences, such as " + sequence.id());
        return List.of("CREATE SEQUENCE " + guard(create.ifMissing(), "IF NOT EXISTS ") + table(sequence.id())
                + options(sequence.options()));
    }

    protected List<String> alterSequence(AlterSequence alter) {
        Sequence sequence = alter.sequence();
        require(Capability.SEQUENCES, "sequences, such as " + sequence.id());
        var options = kept(sequence).options();
        return List.of(
                "ALTER SEQUENCE " + table(sequence.id()) + options(options) + (options.cycle() ? "" : " " + noCycle()));
    }

    /** The words for a sequence that ends. */
    protected String noCycle() {
        return "NO CYCLE";
    }

    protected List<String> dropSequence(Sequence sequence, boolean ifExists) {
        require(Capability.SEQUENCES, "sequences, such as " + sequence.id());
        return List.of("DROP SEQUENCE " + guard(ifExists, "IF EXISTS ") + table(sequence.id()));
    }

    private String options(SequenceOptions options) {
        var words = counting(options);
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    protected List<String> createView(CreateView create) {
        View view = create.view();
        if (view.materialised()) {
            require(Capability.MATERIALISED_VIEWS, "views whose rows are stored, such as " + view.id());
        }
        var statements = new ArrayList<String>();
        statements.add("CREATE " + (create.replace() && !view.materialised() ? "OR REPLACE " : "") + viewKind(view)
                + table(view.id()) + " AS\n" + sql(view.id(), view.query()));
        if (view.comment() != null) {
            statements.addAll(commentView(view));
        }
        return statements;
    }

    /** Gives the view its comment, or takes it away; nothing where the database keeps none. */
    protected List<String> commentView(View view) {
        return List.of("COMMENT ON " + viewKind(view) + table(view.id()) + " IS " + textOrNull(view.comment()));
    }

    protected List<String> dropView(DropView drop) {
        View view = drop.view();
        return List.of("DROP " + viewKind(view) + guard(drop.ifExists(), "IF EXISTS ") + table(view.id()));
    }

    protected List<String> refreshView(View view) {
        require(Capability.MATERIALISED_VIEWS, "views whose rows are stored, such as " + view.id());
        return List.of("REFRESH MATERIALIZED VIEW " + table(view.id()));
    }

    private static String viewKind(View view) {
        return view.materialised() ? "MATERIALIZED VIEW " : "VIEW ";
    }

    protected List<String> createEnum(EnumType type) {
        return createsEnums()
                ? List.of("CREATE TYPE " + table(type.id()) + " AS ENUM ("
                        + String.join(
                                ", ",
                                type.labels().stream().map(this::textLiteral).toList())
                        + ")")
                : List.of();
    }

    /** Adds labels, each behind the one that precedes it in the enumeration. */
    protected List<String> addLabels(AddLabels add) {
        if (!createsEnums()) {
            return List.of();
        }
        var statements = new ArrayList<String>();
        var labels = add.type().labels();
        for (String label : add.added()) {
            int at = labels.indexOf(label);
            statements.add("ALTER TYPE " + table(add.type().id()) + " ADD VALUE IF NOT EXISTS " + textLiteral(label)
                    + (at > 0
                            ? " AFTER " + textLiteral(labels.get(at - 1))
                            : labels.size() > add.added().size() ? " BEFORE " + textLiteral(firstOld(add)) : ""));
        }
        return statements;
    }

    private static String firstOld(AddLabels add) {
        return add.type().labels().stream()
                .filter(label -> !add.added().contains(label))
                .findFirst()
                .orElseThrow();
    }

    protected List<String> dropType(TableName type, boolean ifExists) {
        return List.of("DROP TYPE " + guard(ifExists, "IF EXISTS ") + table(type));
    }

    protected List<String> createDomain(Domain domain) {
        require(Capability.DOMAINS, "domains, such as " + domain.id());
        var text = new StringBuilder("CREATE DOMAIN ")
                .append(table(domain.id()))
                .append(" AS ")
                .append(typeName(domain.type()));
        SqlFragment value = domain.defaultValue();
        if (value != null) {
            text.append(" DEFAULT ").append(sql(domain.id(), value));
        }
        text.append(domain.nullable() ? "" : " NOT NULL");
        for (Check check : domain.checks()) {
            text.append(' ')
                    .append(named(check))
                    .append("CHECK (")
                    .append(sql(domain.id(), check.condition()))
                    .append(')');
        }
        var statements = new ArrayList<String>();
        statements.add(text.toString());
        domain.checks().forEach(check -> comment(domain, check, statements));
        return statements;
    }

    private void comment(Domain domain, Check check, List<String> statements) {
        if (check.comment() != null) {
            statements.add("COMMENT ON CONSTRAINT " + keptQuoted(String.valueOf(check.name())) + " ON DOMAIN "
                    + table(domain.id()) + " IS " + textOrNull(check.comment()));
        }
    }

    protected List<String> alterDomain(AlterDomain alter) {
        Domain from = alter.from();
        Domain to = alter.to();
        if (!typeName(from.type()).equalsIgnoreCase(typeName(to.type()))) {
            throw cannot("give the domain " + to.id() + " another type", "create another domain, and drop this one");
        }
        var steps = new ArrayList<String>();
        from.checks().stream()
                .filter(check -> !to.checks().contains(check))
                .forEach(check -> steps.add("DROP CONSTRAINT " + keptQuoted(String.valueOf(check.name()))));
        to.checks().stream()
                .filter(check -> !from.checks().contains(check))
                .forEach(check -> steps.add("ADD " + named(check) + "CHECK (" + sql(to.id(), check.condition()) + ")"));
        SqlFragment value = to.defaultValue();
        steps.add(value == null ? "DROP DEFAULT" : "SET DEFAULT " + sql(to.id(), value));
        steps.add(to.nullable() ? "DROP NOT NULL" : "SET NOT NULL");
        var statements = new ArrayList<String>();
        steps.forEach(step -> statements.add("ALTER DOMAIN " + table(to.id()) + " " + step));
        to.checks().stream()
                .filter(check -> !from.checks().contains(check))
                .forEach(check -> comment(to, check, statements));
        return statements;
    }

    protected List<String> dropDomain(Domain domain, boolean ifExists) {
        require(Capability.DOMAINS, "domains, such as " + domain.id());
        return List.of("DROP DOMAIN " + guard(ifExists, "IF EXISTS ") + table(domain.id()));
    }
}
