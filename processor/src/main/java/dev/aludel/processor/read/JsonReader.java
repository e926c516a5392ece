package dev.aludel.processor.read;

import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.TypeName;
import dev.aludel.processor.model.ValueType.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code @AsJson}: which type is kept, and by which codec. */
final class JsonReader {
    private final Language language;
    private final Problems problems;
    private final OwnTypes types;

    JsonReader(Language language, Problems problems, OwnTypes types) {
        this.language = language;
        this.problems = problems;
        this.types = types;
    }

    Optional<Json> read(Member member, Mark asJson) {
        var type = Language.classOf(member.type());
        boolean document = Language.is(member.type(), "java.lang.String");
        if (!document && PlainKind.of(language.plain(member.type())).isPresent()) {
            return refuse(
                    member,
                    "is of type " + language.plain(member.type()) + ", which a column holds as it is: remove @AsJson");
        }
        if (type.isPresent() && language.has(type.get(), Names.ENTITY)) {
            return refuse(
                    member,
                    "is an entity, whose row is its own: refer to it with @ManyToOne final Ref<"
                            + type.get().getSimpleName() + ">, or keep a record of what you need as JSON");
        }
        var read = types.read(member);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var codec = Language.classOf(asJson.type("codec")).orElseThrow();
        @Nullable TypeName own = null;
        if (!Language.qualifiedName(codec).equals(Names.JSON_CODEC)) {
            if (!language.constructible(codec, member.entity())) {
                return refuse(
                        member,
                        "is kept by " + codec.getSimpleName()
                                + ", which the generated code cannot make: it must be a public class that is not abstract,"
                                + " static if nested, with a public constructor without parameters");
            }
            own = language.name(codec);
        }
        return Optional.of(new Json(read.get(), types.mutable(member), own));
    }

    private Optional<Json> refuse(Member member, String why) {
        problems.error(member.field(), member.said() + " " + why);
        return Optional.empty();
    }
}
