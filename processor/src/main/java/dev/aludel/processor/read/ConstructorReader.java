package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.ConstructorModel;
import dev.aludel.processor.model.ConstructorModel.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Chooses the constructor that makes an entity of a row. The first choice is one whose parameters are all columns, by name
 * and type, the more the better, down to the one without parameters; else one that also takes related entities.
 */
final class ConstructorReader {
    private final Language language;
    private final Problems problems;

    ConstructorReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    Optional<ConstructorModel> read(TypeElement entity, List<Member> members, List<ColumnModel> columns) {
        if (entity.getKind() == ElementKind.RECORD) {
            var components = IntStream.range(0, columns.size())
                    .<Parameter>mapToObj(ConstructorModel.Column::new)
                    .toList();
            return Optional.of(new ConstructorModel(components));
        }
        var byName = new HashMap<String, Member>();
        members.forEach(member -> byName.put(member.name(), member));
        var chosen = candidates(entity, byName, columns)
                .max(Comparator.comparing((ConstructorModel each) -> !each.takesRelationships())
                        .thenComparingInt(each -> each.parameters().size()));
        if (chosen.isEmpty()) {
            problems.error(entity, none(entity));
            return Optional.empty();
        }
        for (int position = 0; position < columns.size(); position++) {
            var column = columns.get(position);
            if (column.fixed() && !column.toOne() && !chosen.get().takes(position)) {
                var member = Objects.requireNonNull(byName.get(column.member()), "a column has a member");
                problems.error(
                        member.field(),
                        member.said() + " is final, but the constructor that " + entity.getSimpleName()
                                + " is read with, " + said(chosen.get(), columns)
                                + ", does not take it: remove final, or add a parameter of its name and type");
            }
        }
        return chosen;
    }

    private Stream<ConstructorModel> candidates(
            TypeElement entity, Map<String, Member> members, List<ColumnModel> columns) {
        return ElementFilter.constructorsIn(entity.getEnclosedElements()).stream()
                .filter(constructor -> language.reachable(constructor, entity))
                .filter(constructor -> constructor.getTypeParameters().isEmpty())
                .filter(constructor -> constructor.getThrownTypes().stream().allMatch(this::unchecked))
                .flatMap(constructor -> model(constructor, members, columns).stream());
    }

    private Optional<ConstructorModel> model(
            ExecutableElement constructor, Map<String, Member> members, List<ColumnModel> columns) {
        var parameters = new ArrayList<Parameter>();
        for (VariableElement parameter : constructor.getParameters()) {
            var member = members.get(parameter.getSimpleName().toString());
            if (member == null) {
                return Optional.empty();
            }
            var taken = switch (member.role()) {
                case COLUMN -> column(parameter, member, columns);
                case TO_ONE -> relationship(parameter, member);
                case TO_MANY -> Optional.<Parameter>empty();
            };
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            parameters.add(taken.get());
        }
        return Optional.of(new ConstructorModel(parameters));
    }

    private Optional<Parameter> column(VariableElement parameter, Member member, List<ColumnModel> columns) {
        for (int position = 0; position < columns.size(); position++) {
            var column = columns.get(position);
            if (column.member().equals(member.name())) {
                var takes = parameter.asType();
                boolean fits = language.types().isAssignable(member.type(), takes)
                        && !(takes.getKind().isPrimitive() && column.nullable());
                return fits ? Optional.of(new ConstructorModel.Column(position)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Parameter> relationship(VariableElement parameter, Member member) {
        var target = Language.classOf(Language.arguments(member.type()).getFirst());
        return target.filter(entity -> Language.classOf(parameter.asType())
                        .filter(entity::equals)
                        .isPresent())
                .map(entity -> new ConstructorModel.Relationship(language.name(entity)));
    }

    private boolean unchecked(TypeMirror thrown) {
        var types = language.types();
        var elements = language.elements();
        return types.isSubtype(
                        thrown,
                        elements.getTypeElement("java.lang.RuntimeException").asType())
                || types.isSubtype(
                        thrown, elements.getTypeElement("java.lang.Error").asType());
    }

    private static String none(TypeElement entity) {
        var name = entity.getSimpleName();
        return name + " has no constructor that a row can be read with: add a package-private " + name
                + "() {}, or a constructor that is not private, throws no checked exception, and whose parameters have the"
                + " names and types of columns";
    }

    private static String said(ConstructorModel constructor, List<ColumnModel> columns) {
        return constructor.parameters().stream()
                .map(parameter -> switch (parameter) {
                    case ConstructorModel.Column column ->
                        columns.get(column.position()).member();
                    case ConstructorModel.Relationship relationship ->
                        relationship.type().simple();
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
