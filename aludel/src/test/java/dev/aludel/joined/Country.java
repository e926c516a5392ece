package dev.aludel.joined;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Id;

/** Where a firm is. */
@Entity(table = "countries")
final class Country {
    @Id
    String code;

    String name;

    Country(String code, String name) {
        this.code = code;
        this.name = name;
    }
}
