package dev.aludel.hostile;

import dev.aludel.orm.Cascade;
import dev.aludel.orm.Many;
import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import dev.aludel.orm.annotation.OneToMany;
import dev.aludel.orm.annotation.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
final class Folder {
    @Id
    @Generated
    @Nullable Integer id;

    @Version
    int version;

    @Column(unique = true)
    String name;

    @Nullable BigDecimal size;

    Instant at = Instant.parse("2026-01-01T00:00:00.123456789Z");
    byte @Nullable [] content;

    @ManyToOne(backPopulates = "children")
    final Ref<@Nullable Folder> parent = Folder_.parent(this);

    @OneToMany(backPopulates = "parent", cascade = Cascade.DELETE, orphanDelete = true)
    final Many<Folder> children = Folder_.children(this);

    @OneToMany(backPopulates = "folder")
    final Many<Label> labels = Folder_.labels(this);

    Folder(String name) {
        this.name = name;
    }
}
