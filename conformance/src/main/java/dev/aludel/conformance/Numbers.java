package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.abs;
import static dev.aludel.sql.Fn.acos;
import static dev.aludel.sql.Fn.asin;
import static dev.aludel.sql.Fn.atan;
import static dev.aludel.sql.Fn.atan2;
import static dev.aludel.sql.Fn.ceil;
import static dev.aludel.sql.Fn.cos;
import static dev.aludel.sql.Fn.degrees;
import static dev.aludel.sql.Fn.exp;
import static dev.aludel.sql.Fn.floor;
import static dev.aludel.sql.Fn.ln;
import static dev.aludel.sql.Fn.log;
import static dev.aludel.sql.Fn.log10;
import static dev.aludel.sql.Fn.pi;
import static dev.aludel.sql.Fn.power;
import static dev.aludel.sql.Fn.radians;
import static dev.aludel.sql.Fn.random;
import static dev.aludel.sql.Fn.round;
import static dev.aludel.sql.Fn.sign;
import static dev.aludel.sql.Fn.sin;
import static dev.aludel.sql.Fn.sqrt;
import static dev.aludel.sql.Fn.tan;
import static dev.aludel.sql.Fn.trunc;
import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import java.util.List;

/** Arithmetic and functions of numbers. */
final class Numbers implements Family {
    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "the quotient of whole numbers is whole, cut toward zero",
                                select(
                                                BOOK.pages.dividedBy(7),
                                                BOOK.pages.negate().dividedBy(7))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT books.pages / ?, -books.pages / ? FROM books WHERE books.id = ?")
                        .postgresql("SELECT books.pages / $1, -books.pages / $2 FROM books WHERE books.id = $3")
                        .mariadb("SELECT books.pages DIV ?, -books.pages DIV ? FROM books WHERE books.id = ?")
                        .gives(row(17, -17)),
                query(
                                "the remainder has the sign of the first",
                                select(BOOK.pages.mod(7), BOOK.pages.negate().mod(7))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT books.pages % ?, -books.pages % ? FROM books WHERE books.id = ?")
                        .postgresql("SELECT books.pages % $1, -books.pages % $2 FROM books WHERE books.id = $3")
                        .mariadb("SELECT books.pages % ?, -books.pages % ? FROM books WHERE books.id = ?")
                        .gives(row(1, -1)),
                query(
                                "decimals are exact",
                                select(BOOK.price
                                                .times(3)
                                                .minus(BOOK.price.plus(BOOK.price))
                                                .eq(BOOK.price))
                                        .where(BOOK.id.eq(5)))
                        .sqlite("""
                                SELECT decimal_sub(decimal_mul(books.price, ?), decimal_add(books.price, books.price))
                                = books.price FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT books.price * $1 - (books.price + books.price) = books.price FROM books WHERE
                                books.id = $2""")
                        .mariadb("""
                                SELECT books.price * ? - (books.price + books.price) = books.price FROM books WHERE
                                books.id = ?""")
                        .gives(true),
                query(
                                "whole numbers near a decimal",
                                select(
                                                ceil(BOOK.price),
                                                floor(BOOK.price),
                                                round(BOOK.price, 1),
                                                trunc(BOOK.price, 1),
                                                abs(BOOK.price.negate()),
                                                sign(BOOK.price.negate()))
                                        .where(BOOK.id.eq(5)))
                        .sqlite("""
                                SELECT decimal_ceil(books.price), decimal_floor(books.price),
                                decimal_round(books.price, ?), decimal_trunc(books.price, ?),
                                decimal_abs(decimal_sub('0', books.price)), decimal_cmp(decimal_sub('0', books.price),
                                '0') FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT ceil(books.price), floor(books.price), round(books.price, $1),
                                trunc(books.price, $2), abs(-books.price), CAST(sign(-books.price) AS INTEGER) FROM
                                books WHERE books.id = $3""")
                        .mariadb("""
                                SELECT ceil(books.price), floor(books.price), round(books.price, ?),
                                truncate(books.price, ?), abs(-books.price), sign(-books.price) FROM books WHERE
                                books.id = ?""")
                        .gives(row(2, 1, 1.3, 1.2, 1.25, -1)),
                query(
                                "halves are rounded away from zero",
                                select(
                                        round(value(2.5)),
                                        round(value(-2.5)),
                                        round(value(0.125), 2),
                                        trunc(value(-2.7))))
                        .sqlite("""
                                SELECT CAST(decimal_round(?, ?) AS REAL), CAST(decimal_round(?, ?) AS REAL),
                                CAST(decimal_round(?, ?) AS REAL), CAST(decimal_trunc(?, ?) AS REAL)""")
                        .postgresql("""
                                SELECT CAST(round(CAST($1 AS NUMERIC), $2) AS DOUBLE PRECISION), CAST(round(CAST($3 AS
                                NUMERIC), $4) AS DOUBLE PRECISION), CAST(round(CAST($5 AS NUMERIC), $6) AS DOUBLE
                                PRECISION), CAST(trunc(CAST($7 AS NUMERIC), $8) AS DOUBLE PRECISION)""")
                        .mariadb("""
                                SELECT if(abs(?) < 1e15, CAST(round(CAST(? AS DECIMAL(65, 30)), ?) AS DOUBLE), ?),
                                if(abs(?) < 1e15, CAST(round(CAST(? AS DECIMAL(65, 30)), ?) AS DOUBLE), ?), if(abs(?)
                                < 1e15, CAST(round(CAST(? AS DECIMAL(65, 30)), ?) AS DOUBLE), ?), truncate(?, ?)""")
                        .gives(row(3, -3, 0.13, -2)),
                query(
                                "roots, powers and logarithms",
                                select(
                                        sqrt(value(16)),
                                        power(value(2), 10),
                                        exp(value(0)),
                                        ln(value(1)),
                                        log10(value(1000))))
                        .sqlite("SELECT sqrt(?), power(?, ?), exp(?), ln(?), log10(?)")
                        .postgresql("SELECT sqrt($1), power($2, $3), exp($4), ln($5), log($6)")
                        .mariadb("SELECT sqrt(?), power(?, ?), exp(?), ln(?), log10(?)")
                        .gives(row(4, 1024, 1, 0, 3)),
                query(
                                "the functions of the circle",
                                select(
                                        round(sin(value(0.5)), 6),
                                        round(cos(value(0.5)), 6),
                                        round(atan2(value(1.0), value(1.0)), 6),
                                        round(pi(), 10),
                                        degrees(pi())))
                        .sqlite("""
                                SELECT CAST(decimal_round(sin(?), ?) AS REAL), CAST(decimal_round(cos(?), ?) AS REAL),
                                CAST(decimal_round(atan2(?, ?), ?) AS REAL), CAST(decimal_round(pi(), ?) AS REAL),
                                degrees(pi())""")
                        .postgresql("""
                                SELECT CAST(round(CAST(sin($1) AS NUMERIC), $2) AS DOUBLE PRECISION),
                                CAST(round(CAST(cos($3) AS NUMERIC), $4) AS DOUBLE PRECISION),
                                CAST(round(CAST(atan2($5, $6) AS NUMERIC), $7) AS DOUBLE PRECISION),
                                CAST(round(CAST(pi() AS NUMERIC), $8) AS DOUBLE PRECISION), degrees(pi())""")
                        .mariadb("""
                                SELECT if(abs(sin(?)) < 1e15, CAST(round(CAST(sin(?) AS DECIMAL(65, 30)), ?) AS
                                DOUBLE), sin(?)), if(abs(cos(?)) < 1e15, CAST(round(CAST(cos(?) AS DECIMAL(65, 30)),
                                ?) AS DOUBLE), cos(?)), if(abs(atan2(?, ?)) < 1e15, CAST(round(CAST(atan2(?, ?) AS
                                DECIMAL(65, 30)), ?) AS DOUBLE), atan2(?, ?)), if(abs(acos(-1)) < 1e15,
                                CAST(round(CAST(acos(-1) AS DECIMAL(65, 30)), ?) AS DOUBLE), acos(-1)),
                                degrees(acos(-1))""")
                        .gives(row(0.479426, 0.877583, 0.785398, 3.1415926536, 180)),
                query(
                                "the functions of the circle, back again",
                                select(
                                        round(tan(value(0.5)), 6),
                                        round(asin(value(0.5)), 6),
                                        round(acos(value(0.5)), 6),
                                        round(atan(value(0.5)), 6),
                                        round(radians(value(180.0)), 6)))
                        .sqlite("""
                                SELECT CAST(decimal_round(tan(?), ?) AS REAL), CAST(decimal_round(asin(?), ?) AS
                                REAL), CAST(decimal_round(acos(?), ?) AS REAL), CAST(decimal_round(atan(?), ?) AS
                                REAL), CAST(decimal_round(radians(?), ?) AS REAL)""")
                        .postgresql("""
                                SELECT CAST(round(CAST(tan($1) AS NUMERIC), $2) AS DOUBLE PRECISION),
                                CAST(round(CAST(asin($3) AS NUMERIC), $4) AS DOUBLE PRECISION),
                                CAST(round(CAST(acos($5) AS NUMERIC), $6) AS DOUBLE PRECISION),
                                CAST(round(CAST(atan($7) AS NUMERIC), $8) AS DOUBLE PRECISION),
                                CAST(round(CAST(radians($9) AS NUMERIC), $10) AS DOUBLE PRECISION)""")
                        .mariadb("""
                                SELECT if(abs(tan(?)) < 1e15, CAST(round(CAST(tan(?) AS DECIMAL(65, 30)), ?) AS
                                DOUBLE), tan(?)), if(abs(asin(?)) < 1e15, CAST(round(CAST(asin(?) AS DECIMAL(65, 30)),
                                ?) AS DOUBLE), asin(?)), if(abs(acos(?)) < 1e15, CAST(round(CAST(acos(?) AS
                                DECIMAL(65, 30)), ?) AS DOUBLE), acos(?)), if(abs(atan(?)) < 1e15,
                                CAST(round(CAST(atan(?) AS DECIMAL(65, 30)), ?) AS DOUBLE), atan(?)),
                                if(abs(radians(?)) < 1e15, CAST(round(CAST(radians(?) AS DECIMAL(65, 30)), ?) AS
                                DOUBLE), radians(?))""")
                        .gives(row(0.546302, 0.523599, 1.047198, 0.463648, 3.141593)),
                query("a logarithm to a base", select(round(log(2, value(1024)), 6)))
                        .sqlite("SELECT CAST(decimal_round(ln(?) / ?, ?) AS REAL)")
                        .postgresql("SELECT CAST(round(CAST(ln($1) / $2 AS NUMERIC), $3) AS DOUBLE PRECISION)")
                        .mariadb("""
                                SELECT if(abs(ln(?) / ?) < 1e15, CAST(round(CAST(ln(?) / ? AS DECIMAL(65, 30)), ?) AS
                                DOUBLE), ln(?) / ?)""")
                        .gives(10),
                query("a random number lies from 0 to 1", select(and(random().ge(0), random().lt(1))))
                        .sqlite("""
                                SELECT (abs(random() % 9007199254740992) / 9007199254740992.0) >= ? AND (abs(random()
                                % 9007199254740992) / 9007199254740992.0) < ?""")
                        .postgresql("SELECT random() >= $1 AND random() < $2")
                        .mariadb("SELECT rand() >= ? AND rand() < ?")
                        .gives(true),
                query(
                                "bits",
                                select(
                                                BOOK.pages.bitAnd(24),
                                                BOOK.pages.bitOr(7),
                                                BOOK.pages.bitXor(255),
                                                BOOK.pages.bitNot(),
                                                BOOK.pages.shiftLeft(2),
                                                BOOK.pages.negate().shiftRight(4))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT (books.pages & ?), (books.pages | ?), ((books.pages | ?) - (books.pages & ?)),
                                (~books.pages), (books.pages << ?), ((-books.pages) >> ?) FROM books WHERE books.id =
                                ?""")
                        .postgresql("""
                                SELECT (books.pages & $1), (books.pages | $2), (books.pages # $3), (~books.pages),
                                (books.pages << $4), ((-books.pages) >> $5) FROM books WHERE books.id = $6""")
                        .mariadb("""
                                SELECT CAST(books.pages & ? AS SIGNED), CAST(books.pages | ? AS SIGNED),
                                CAST(books.pages ^ ? AS SIGNED), CAST(~books.pages AS SIGNED), CAST(books.pages << ?
                                AS SIGNED), CAST(if((-books.pages) < 0, ~(~(-books.pages) >> ?), (-books.pages) >> ?)
                                AS SIGNED) FROM books WHERE books.id = ?""")
                        .gives(row(24, 127, 135, -121, 480, -8)));
    }
}
