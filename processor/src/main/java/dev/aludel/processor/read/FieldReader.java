package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.RelationModel;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of one entity into columns and relationships. Used once. */
final class FieldReader {
    private final Language language;
    private final Problems problems;
    private final ColumnReader columnReader;
    private final RelationReader relationReader;
    private final List<ColumnModel> columns = new ArrayList<>();
    private final List<RelationModel> relations = new ArrayList<>();

    FieldReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
        this.columnReader = new ColumnReader(language, problems);
        this.relationReader = new RelationReader(language, problems, columnReader);
    }

    void read(Member member) {
        if (!annotationsFit(member)) {
            return;
        }
        switch (member.role()) {
            case COLUMN -> columnReader.read(member).ifPresent(columns::add);
            case TO_ONE ->
                relationReader.toOne(member, columns.size()).ifPresent(reference -> {
                    columns.add(reference.column());
                    relations.add(reference.relation());
                });
            case TO_MANY -> relationReader.toMany(member).ifPresent(relations::add);
        }
    }

    List<ColumnModel> columns() {
        return columns;
    }

    List<RelationModel> relations() {
        return relations;
    }

    private boolean annotationsFit(Member member) {
        boolean fit = true;
        for (String annotation : Role.mapping()) {
            if (!member.role().takes(annotation) && language.has(member.field(), annotation)) {
                problems.error(
                        member.field(),
                        member.said() + " is " + member.role().said() + ", where " + Names.said(annotation)
                                + " says nothing: " + advice(member.role(), annotation));
                fit = false;
            }
        }
        return fit;
    }

    private static String advice(Role role, String annotation) {
        if (role == Role.COLUMN) {
            return annotation.equals(Names.MANY_TO_ONE)
                    ? "declare the field as final Ref<...>, or use @References"
                    : "declare the field as final Many<...>";
        }
        if (role == Role.TO_ONE && annotation.equals(Names.ONE_TO_MANY)) {
            return "use @ManyToOne";
        }
        if (role == Role.TO_ONE && annotation.equals(Names.COLUMN)) {
            return "name the column in @ManyToOne(column = \"...\")";
        }
        if (role == Role.TO_ONE && annotation.equals(Names.ID)) {
            return "keep the key in a column of its own, with @References";
        }
        return "remove it";
    }
}
