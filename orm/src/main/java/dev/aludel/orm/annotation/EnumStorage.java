package dev.aludel.orm.annotation;

/** What is stored of an enumeration's constant. */
public enum EnumStorage {
    /** Its name: readable, and safe against reordering. */
    NAME,
    /** Its position: small, but adding a constant anywhere except at the end changes stored meanings. */
    ORDINAL
}
