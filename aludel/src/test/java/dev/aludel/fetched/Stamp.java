package dev.aludel.fetched;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import org.jspecify.annotations.Nullable;

@Entity(table = "stamps")
record Stamp(
        @Id @Generated @Nullable Integer id,
        int cents,
        @Column(computed = "cents * 10") int tenfold) {}
