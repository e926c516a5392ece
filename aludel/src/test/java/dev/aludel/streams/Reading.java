package dev.aludel.streams;

import dev.aludel.orm.annotation.Column;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;

@Entity(table = "readings")
final class Reading {
    @Id
    long id;

    @Column(length = 200)
    String note;

    Reading(long id, String note) {
        this.id = id;
        this.note = note;
    }
}
