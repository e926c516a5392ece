package dev.aludel.hostile;

import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

@Entity
final class Label {
    @Id
    @Generated
    @Nullable Integer id;

    @Nullable String text;

    @ManyToOne(backPopulates = "labels")
    final Ref<@Nullable Folder> folder = Label_.folder(this);

    Label(@Nullable String text) {
        this.text = text;
    }
}
