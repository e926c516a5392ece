package dev.aludel.jdbc.mysql.type;

/** Texts of so many characters at most, whose blanks at the end the server does not give back. */
record Characters(int most) implements ServerType {
    @Override
    public void check(Object stored, String what) {
        var text = (String) stored;
        int count = text.codePointCount(0, text.length());
        if (count > most) {
            throw ServerType.refused(what, "at most " + most + " characters", "has " + count, "22001");
        }
        if (text.endsWith(" ")) {
            throw ServerType.refused(what, "no blanks at the end, which CHAR drops", "ends with one", "22001");
        }
    }
}
