package dev.aludel.json;

import dev.aludel.orm.annotation.AsJson;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with values kept as JSON. */
@Entity(table = "badges")
public record Badge(
        @Id @Generated @Nullable Integer id,
        @AsJson List<String> names,
        @AsJson Member.@Nullable Settings settings) {}
