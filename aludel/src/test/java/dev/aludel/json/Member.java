package dev.aludel.json;

import dev.aludel.orm.annotation.AsJson;
import dev.aludel.orm.annotation.Convert;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ValueConverter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be kept as JSON: a record, a list of records, a map, a bean; and a list that a converter keeps as text. */
@Entity(table = "members")
public final class Member {
    @Id
    @Generated
    @Nullable Integer id;

    @AsJson
    Settings settings;

    @AsJson
    List<Tag> tags = new ArrayList<>();

    @AsJson
    Map<String, Integer> counts = new HashMap<>();

    @AsJson
    @Nullable Address address;

    @AsJson
    String document = "[]";

    @Convert(Words.class)
    List<String> words = new ArrayList<>();

    public Member(Settings settings) {
        this.settings = settings;
    }

    public record Settings(String colour, int size) {}

    public record Tag(String name, @Nullable Integer rank) {}

    /** A class that changes, and knows no equality. */
    public static final class Address {
        public String street = "";
        public String city = "";
    }

    /** Words with blanks between. */
    public static final class Words implements ValueConverter<List<String>, String> {
        @Override
        public String toStored(List<String> value) {
            return String.join(" ", value);
        }

        @Override
        public List<String> fromStored(String stored) {
            return new ArrayList<>(stored.isEmpty() ? List.of() : List.of(stored.split(" ")));
        }
    }
}
