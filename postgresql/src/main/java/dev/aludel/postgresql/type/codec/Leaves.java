package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgBits;
import dev.aludel.postgresql.type.PgCidr;
import dev.aludel.postgresql.type.PgInet;
import dev.aludel.postgresql.type.PgLsn;
import dev.aludel.postgresql.type.PgMacAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.OffsetTime;
import java.util.Map;

/** The codecs of types with a Java class of their own. */
final class Leaves {
    private static final int INET = 2;
    private static final int INET6 = 3;

    private Leaves() {}

    /** Numbers of 32 bits without a sign, as long. */
    static Codec unsigned(String name) {
        return new LeafCodec<>(
                name,
                Long.class,
                in -> in.int32() & 0xFFFF_FFFFL,
                (out, value) -> out.int32((int) Numbers.whole(value, 0, 0xFFFF_FFFFL, name)),
                text -> {
                    long number = Long.parseLong(text);
                    if (number < 0 || number > 0xFFFF_FFFFL) {
                        throw new IllegalArgumentException("not a number of 32 bits");
                    }
                    return number;
                });
    }

    /** Numbers of 64 bits, whose sign nothing ever reaches, as long. */
    static Codec long64(String name) {
        return new LeafCodec<>(
                name, Long.class, ByteReader::int64, (out, value) -> out.int64(value), Long::parseUnsignedLong);
    }

    static Codec character() {
        return new LeafCodec<>(
                "\"char\"",
                String.class,
                in -> Leaves.character(in.int8()),
                (out, value) -> out.int8(Leaves.character(value)),
                text -> text);
    }

    /** One byte; those that are no ASCII are shown in octal, as the server does from version 16 on. */
    private static String character(int value) {
        return value == 0 ? "" : value > 0 ? String.valueOf((char) value) : "\\%03o".formatted(value & 0xFF);
    }

    private static int character(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.length() == 1 && text.charAt(0) < 0x80) {
            return text.charAt(0);
        }
        if (text.matches("\\\\[0-3][0-7]{2}")) {
            return Integer.parseInt(text.substring(1), 8);
        }
        throw new UnfitValue("is no single ASCII character, as \"char\" keeps", "use text or varchar(1)", "22001");
    }

    static Codec offsetTime() {
        return new LeafCodec<>(
                "time with time zone", OffsetTime.class, Times::offsetTime, Times::write, TimeText::offsetTime);
    }

    /** Text behind a byte that says the version of the form, always 1. */
    static Codec versioned(String name) {
        return new LeafCodec<>(
                name,
                String.class,
                in -> {
                    if (in.int8() != 1) {
                        throw new IllegalArgumentException("its version is not 1");
                    }
                    return in.text();
                },
                (out, value) -> Utf8.write(out.int8(1), value),
                text -> text);
    }

    static Codec inet() {
        return new InetCodec(new LeafCodec<>(
                "inet",
                PgInet.class,
                in -> {
                    int prefix = addressHead(in);
                    return new PgInet(address(in), prefix);
                },
                (out, value) -> writeAddress(out, value.address(), value.prefix(), 0),
                PgInet::parse));
    }

    static Codec cidr() {
        return new LeafCodec<>(
                "cidr",
                PgCidr.class,
                in -> {
                    int prefix = addressHead(in);
                    return new PgCidr(address(in), prefix);
                },
                (out, value) -> writeAddress(out, value.address(), value.prefix(), 1),
                PgCidr::parse);
    }

    private static int addressHead(ByteReader in) {
        int family = in.int8();
        int prefix = in.int8() & 0xFF;
        in.int8();
        if ((family != INET || in.remaining() != 5) && (family != INET6 || in.remaining() != 17)) {
            throw new IllegalArgumentException("it is of the family " + family);
        }
        return prefix;
    }

    /** Made of bytes, so that nothing is ever asked of a name server. */
    private static InetAddress address(ByteReader in) {
        var bytes = in.bytes(in.int8() & 0xFF);
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
        }
    }

    static void writeAddress(
            dev.aludel.postgresql.protocol.MessageWriter out, InetAddress address, int prefix, int cidr) {
        var bytes = address.getAddress();
        out.int8(bytes.length == 4 ? INET : INET6)
                .int8(prefix)
                .int8(cidr)
                .int8(bytes.length)
                .bytes(bytes);
    }

    static Codec macAddress(String name, int length) {
        return new LeafCodec<>(
                name,
                PgMacAddress.class,
                in -> length == 8
                        ? new PgMacAddress(in.int64(), 8)
                        : new PgMacAddress((in.int32() & 0xFFFF_FFFFL) << 16 | (in.int16() & 0xFFFF), 6),
                (out, value) -> {
                    if (value.length() != length) {
                        throw new UnfitValue(
                                "has " + value.length() + " bytes where " + name + " has " + length, "", null);
                    }
                    if (length == 8) {
                        out.int64(value.bits());
                    } else {
                        out.int32((int) (value.bits() >>> 16)).int16((int) value.bits());
                    }
                },
                PgMacAddress::parse);
    }

    static Codec bits(String name) {
        return new LeafCodec<>(
                name,
                PgBits.class,
                in -> PgBits.of(in.int32(), in.bytes(in.remaining())),
                (out, value) -> out.int32(value.length()).bytes(value.toBytes()),
                PgBits::parse);
    }

    static Codec lsn() {
        return new LeafCodec<>(
                "pg_lsn",
                PgLsn.class,
                in -> new PgLsn(in.int64()),
                (out, value) -> out.int64(value.position()),
                PgLsn::parse);
    }

    static Codec tid() {
        return new LeafCodec<>(
                "tid",
                String.class,
                in -> "(" + (in.int32() & 0xFFFF_FFFFL) + "," + (in.int16() & 0xFFFF) + ")",
                (out, value) -> {
                    int comma = value.indexOf(',');
                    if (!value.matches("\\(\\d{1,10},\\d{1,5}\\)")) {
                        throw new UnfitValue("is no tid like (0,1)", "", "22P02");
                    }
                    out.int32((int) Long.parseLong(value.substring(1, comma)))
                            .int16(Integer.parseInt(value.substring(comma + 1, value.length() - 1)));
                },
                text -> text);
    }

    @SuppressWarnings("rawtypes") // the class of a map says nothing of its keys and values
    static Codec hstore(String name) {
        return new LeafCodec<Map>(
                name, Map.class, Hstore::read, (out, value) -> Hstore.write(out, value), Hstore::parse);
    }
}
