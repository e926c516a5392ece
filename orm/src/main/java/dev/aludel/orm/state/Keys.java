package dev.aludel.orm.state;

import dev.aludel.error.DataException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The one form in which a key is kept, compared and sent. Stateless. */
public final class Keys {
    private Keys() {}

    /** A key in its column's precision, so that equal rows have equal keys. */
    @SuppressWarnings("unchecked") // the key's class is that of its column
    public static Object normal(EntityMapping<?, ?> mapping, Object key) {
        var column = mapping.table().declaredColumns().get(mapping.keyColumn());
        var type = (SqlType<Object>) column.type();
        var checked = type.checked(key, column.qualifiedName());
        var normal = checked == null ? key : checked;
        return normal instanceof BigDecimal decimal && type.scale() == SqlType.UNLIMITED
                ? decimal.stripTrailingZeros()
                : normal;
    }

    /**
     * A key of any class as one of the entity's, exactly: numbers change their width where nothing is lost.
     *
     * @throws DataException if it cannot be one
     */
    public static Object coerced(EntityMapping<?, ?> mapping, Object key) {
        var type = mapping.keyType();
        if (type.isInstance(key)) {
            return normal(mapping, key);
        }
        var converted = key instanceof Number number ? number(type, number) : null;
        if (converted == null) {
            throw new DataException(
                    "'" + key + "' of class " + key.getClass().getName() + " is no key of "
                            + mapping.entityType().getSimpleName() + ", whose keys are " + type.getSimpleName(),
                    "convert it to " + type.getSimpleName() + " first");
        }
        return normal(mapping, converted);
    }

    private static @Nullable Object number(Class<?> type, Number number) {
        try {
            var exact = exact(number);
            if (type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == Long.class) {
                return exact.longValueExact();
            }
            if (type == Short.class) {
                return exact.shortValueExact();
            }
            return type == BigDecimal.class ? exact : null;
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return null;
        }
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double floating -> new BigDecimal(floating);
            case Float floating -> new BigDecimal(floating);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
