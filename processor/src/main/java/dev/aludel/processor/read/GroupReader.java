package dev.aludel.processor.read;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.EntityModel.ColumnGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** Reads {@code @UniqueColumns} and {@code @IndexColumns}: fields by name, those of mapped superclasses too. */
final class GroupReader {
    private final Language language;
    private final Problems problems;

    GroupReader(Language language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    List<ColumnGroup> read(TypeElement entity, List<ColumnModel> columns) {
        var groups = new ArrayList<ColumnGroup>();
        for (String annotation : List.of(Names.UNIQUE_COLUMNS, Names.INDEX_COLUMNS)) {
            for (Mark mark : language.marks(entity, annotation)) {
                var positions = mark.texts("value").stream()
                        .map(field -> position(entity, annotation, field, columns))
                        .toList();
                if (positions.isEmpty()) {
                    problems.error(
                            entity,
                            entity.getSimpleName() + " has " + Names.said(annotation)
                                    + " without columns: name its fields, or remove it");
                } else if (new HashSet<>(positions).size() < positions.size() && !positions.contains(-1)) {
                    problems.error(
                            entity,
                            entity.getSimpleName() + " has " + Names.said(annotation)
                                    + " that names a field twice: remove one");
                }
                boolean unique = annotation.equals(Names.UNIQUE_COLUMNS);
                groups.add(new ColumnGroup(unique, mark.text("name"), mark.text("comment"), positions));
            }
        }
        return groups;
    }

    private int position(TypeElement entity, String annotation, String field, List<ColumnModel> columns) {
        for (int position = 0; position < columns.size(); position++) {
            if (columns.get(position).member().equals(field)) {
                return position;
            }
        }
        problems.error(
                entity,
                entity.getSimpleName() + " has " + Names.said(annotation) + " that names " + field
                        + ", which is not one of its mapped fields: use one of "
                        + columns.stream().map(ColumnModel::member).collect(Collectors.joining(", ")));
        return -1;
    }
}
