package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.model.EntityModel.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads an entity as a whole. Whatever is wrong has been reported when it answers with nothing. */
public final class EntityReader {
    private final ProcessingEnvironment environment;
    private final Language language;
    private final Predicate<String> taken;

    /** @param taken whether a class of a qualified name is in the sources already */
    public EntityReader(ProcessingEnvironment environment, Predicate<String> taken) {
        this.environment = environment;
        this.language = new Language(environment);
        this.taken = taken;
    }

    public Optional<EntityModel> read(TypeElement entity) {
        var problems = Problems.of(entity, environment.getMessager(), environment.getElementUtils());
        if (!new ClassCheck(language, problems).passes(entity, taken)) {
            return Optional.empty();
        }
        var mark = language.mark(entity, Names.ENTITY).orElseThrow();
        var members = new MemberReader(language, problems).read(entity);
        var fields = new FieldReader(language, problems);
        members.forEach(fields::read);
        var columns = fields.columns();
        checkNames(entity, members, columns, problems);
        checkKeys(entity, members, problems);
        var groups = new GroupReader(language, problems).read(entity, columns);
        // A field that was refused is missing from the columns; what that does to the constructor is not another
        // mistake.
        if (!problems.none()) {
            return Optional.empty();
        }
        var constructor = new ConstructorReader(language, problems).read(entity, members, columns);
        if (constructor.isEmpty() || !problems.none()) {
            return Optional.empty();
        }
        return Optional.of(new EntityModel(
                language.name(entity),
                entity.getKind() == ElementKind.RECORD,
                mark.text("schema"),
                KeyReader.tableName(entity, mark),
                mark.text("comment"),
                columns,
                position(columns, each -> each.traits().id()),
                position(columns, each -> each.traits().version()),
                fields.relations(),
                groups,
                constructor.get(),
                surroundings(entity, members)));
    }

    /**
     * Whether fields without annotation are columns that are NOT NULL although nothing in the source says that they are never
     * null.
     */
    public boolean assumesNotNull(TypeElement entity, EntityModel model) {
        return !new Nullness(language).marked(entity)
                && model.columns().stream()
                        .anyMatch(column -> !column.nullable()
                                && !column.primitive()
                                && !column.toOne()
                                && !column.traits().id());
    }

    private void checkNames(TypeElement entity, List<Member> members, List<ColumnModel> columns, Problems problems) {
        var byName = new HashMap<String, Member>();
        for (Member member : members) {
            var hidden = byName.put(member.name(), member);
            if (hidden != null) {
                problems.error(
                        member.field(),
                        member.said() + " hides " + hidden.said() + ", and both are mapped: rename one of them");
            }
        }
        var attributes = new HashMap<String, ColumnModel>();
        var names = new HashMap<String, ColumnModel>();
        var constant = language.name(entity).constant();
        for (ColumnModel column : columns) {
            var field = byName.get(column.member());
            if (field == null) {
                continue;
            }
            var sameName = names.putIfAbsent(column.name(), column);
            if (sameName != null && !sameName.member().equals(column.member())) {
                problems.error(
                        field.field(),
                        field.said() + " and " + entity.getSimpleName() + "." + sameName.member()
                                + " are both kept in the column " + column.name()
                                + ": name another column for one of them");
            }
            var sameAttribute = attributes.putIfAbsent(column.attribute(), column);
            if (sameAttribute != null && !sameAttribute.member().equals(column.member())) {
                problems.error(
                        field.field(),
                        field.said() + " and " + entity.getSimpleName() + "." + sameAttribute.member()
                                + " are both called " + column.attribute() + " in the metamodel: rename one of them");
            }
            if (column.attribute().equals(constant)) {
                problems.error(
                        field.field(),
                        field.said() + " is called like the metamodel's constant " + constant + ": rename the field");
            }
        }
    }

    private void checkKeys(TypeElement entity, List<Member> members, Problems problems) {
        var ids = members.stream()
                .filter(member -> language.has(member.field(), Names.ID))
                .toList();
        if (ids.isEmpty()) {
            problems.error(
                    entity,
                    entity.getSimpleName()
                            + " is an entity without a key: annotate the field that identifies it with @Id");
        }
        for (Member second : ids.subList(Math.min(1, ids.size()), ids.size())) {
            problems.error(
                    second.field(),
                    second.said() + " is a second @Id beside " + ids.getFirst().said()
                            + ": keys of several columns do not exist yet; keep one @Id, and use @UniqueColumns for the rest");
        }
        var versions = members.stream()
                .filter(member -> language.has(member.field(), Names.VERSION))
                .toList();
        for (Member second : versions.subList(Math.min(1, versions.size()), versions.size())) {
            problems.error(
                    second.field(),
                    second.said() + " is a second @Version beside "
                            + versions.getFirst().said() + ": keep one of them");
        }
    }

    private static int position(List<ColumnModel> columns, Predicate<ColumnModel> wanted) {
        for (int position = 0; position < columns.size(); position++) {
            if (wanted.test(columns.get(position))) {
                return position;
            }
        }
        return -1;
    }

    private Surroundings surroundings(TypeElement entity, List<Member> members) {
        var elements = environment.getElementUtils();
        var module = elements.getModuleOf(entity);
        var nullMarked = module == null
                ? elements.getTypeElement(Names.NULL_MARKED)
                : elements.getTypeElement(module, Names.NULL_MARKED);
        return new Surroundings(
                Language.isPublic(entity),
                nullMarked != null,
                module != null && !module.isUnnamed(),
                deprecated(entity, members),
                new Siblings(environment.getElementUtils()).hiding(entity));
    }

    private boolean deprecated(TypeElement entity, List<Member> members) {
        return Stream.of(
                        Stream.of(entity),
                        ElementFilter.constructorsIn(entity.getEnclosedElements()).stream(),
                        members.stream().map(Member::field),
                        members.stream().flatMap(member -> Language.mentioned(member.type())))
                .flatMap(elements -> elements)
                .anyMatch(environment.getElementUtils()::isDeprecated);
    }
}
