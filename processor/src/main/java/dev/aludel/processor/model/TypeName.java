package dev.aludel.processor.model;

/**
 * The name of a class: its package (empty for the unnamed one) and, within it, the names from the outermost class inwards,
 * such as {@code Outer.Inner}.
 */
public record TypeName(String packageName, String nested) {
    /** Of a top-level class, by its qualified name. */
    public static TypeName of(String qualified) {
        int dot = qualified.lastIndexOf('.');
        return dot < 0
                ? new TypeName("", qualified)
                : new TypeName(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    public String qualified() {
        return packageName.isEmpty() ? nested : packageName + "." + nested;
    }

    public String simple() {
        return nested.substring(nested.lastIndexOf('.') + 1);
    }

    public String outermost() {
        int dot = nested.indexOf('.');
        return dot < 0 ? nested : nested.substring(0, dot);
    }

    /** The metamodel of this entity: {@code User_} of User, {@code Outer_Inner_} of the nested class Outer.Inner. */
    public TypeName metamodel() {
        return new TypeName(packageName, nested.replace('.', '_') + "_");
    }

    /** The constant that holds an entity's metamodel: {@code USER_ACCOUNT} for UserAccount. */
    public String constant() {
        return Naming.upperSnake(simple());
    }

    @Override
    public String toString() {
        return qualified();
    }
}
