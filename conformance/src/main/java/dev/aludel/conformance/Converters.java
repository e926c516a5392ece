package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.PARCEL;
import static dev.aludel.sql.Sql.caseOf;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.min;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;

import dev.aludel.conformance.Parcels.Size;
import dev.aludel.conformance.Parcels.Weight;
import java.util.List;

/** Columns of classes of the user's own, and of enumerations kept by values of theirs. */
final class Converters implements Family {
    @Override
    public String name() {
        return "converters";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "compared and sorted as they are kept",
                                select(PARCEL.id, PARCEL.weight)
                                        .where(PARCEL.weight.between(new Weight(100), new Weight(900)))
                                        .orderBy(PARCEL.weight.desc()))
                        .everywhere("""
                                SELECT parcels.id, parcels.weight FROM parcels WHERE parcels.weight BETWEEN ? AND ?
                                ORDER BY parcels.weight DESC""")
                        .gives(row(3, new Weight(900)), row(1, new Weight(500))),
                query(
                                "in a list",
                                select(PARCEL.id)
                                        .where(
                                                PARCEL.weight.in(new Weight(900), new Weight(1500)),
                                                PARCEL.size.notIn(Size.LARGE))
                                        .orderBy(PARCEL.id))
                        .gives(2),
                query(
                                "the least and the greatest",
                                select(min(PARCEL.weight), max(PARCEL.weight), PARCEL.weight.countDistinct()))
                        .gives(row(new Weight(500), new Weight(1500), 3)),
                query(
                                "choices",
                                select(
                                                coalesce(PARCEL.limit, new Weight(7)),
                                                caseOf(PARCEL.size)
                                                        .when(Size.SMALL, "little")
                                                        .otherwise("much"),
                                                caseWhen(PARCEL.weight.gt(new Weight(600)), PARCEL.weight)
                                                        .otherwise(new Weight(0)))
                                        .orderBy(PARCEL.id))
                        .gives(
                                row(new Weight(7), "little", new Weight(0)),
                                row(new Weight(2000), "much", new Weight(1500)),
                                row(new Weight(7), "much", new Weight(900))),
                query("a value alone", select(literal(new Weight(42), Parcels.WEIGHT)))
                        .gives(new Weight(42)),
                query(
                                "an enumeration by values of its own",
                                select(PARCEL.size)
                                        .where(PARCEL.size.ne(Size.MEDIUM))
                                        .orderBy(PARCEL.id))
                        .gives(Size.SMALL, Size.LARGE),
                command(
                                "assigned and compared",
                                update(PARCEL)
                                        .set(PARCEL.size.to(Size.MEDIUM), PARCEL.limit.to(PARCEL.weight))
                                        .where(PARCEL.size.eq(Size.SMALL)))
                        .changes(1)
                        .leaving(
                                select(PARCEL.size, PARCEL.limit).where(PARCEL.id.eq(1)),
                                row(Size.MEDIUM, new Weight(500))),
                command(
                                "in an upsert",
                                insert(PARCEL)
                                        .set(
                                                PARCEL.id.to(1),
                                                PARCEL.weight.to(new Weight(11)),
                                                PARCEL.size.to(Size.LARGE))
                                        .onConflict(PARCEL.id)
                                        .update(PARCEL.weight, PARCEL.size))
                        .leaving(
                                select(PARCEL.weight, PARCEL.size).where(PARCEL.id.eq(1)),
                                row(new Weight(11), Size.LARGE)));
    }
}
