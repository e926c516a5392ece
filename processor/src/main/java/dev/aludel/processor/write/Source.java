package dev.aludel.processor.write;

/** Source text that grows line by line, with its indentation. */
final class Source {
    private final StringBuilder text = new StringBuilder();
    private final String override;
    private int depth;

    /** @param override the annotation of methods that override one, as it is written here */
    Source(String override) {
        this.override = override;
    }

    /** Adds a line; an empty one has no indentation. */
    Source line(String line) {
        if (!line.isEmpty()) {
            text.repeat(' ', depth * 4).append(line);
        }
        text.append('\n');
        return this;
    }

    /** Adds a line that continues the one before. */
    Source continued(String line) {
        return line("        " + line);
    }

    /** Adds a header and what stands between its braces, after an empty line. */
    Source block(String header, Runnable body) {
        return line("").inner(header, body);
    }

    /** {@link #block} without the empty line. */
    Source inner(String header, Runnable body) {
        return inner(header, body, "");
    }

    /** {@link #inner} with something behind the closing brace. */
    Source inner(String header, Runnable body, String end) {
        line(header + " {");
        depth++;
        body.run();
        depth--;
        return line("}" + end);
    }

    /** Adds a method that overrides one. */
    Source override(String header, Runnable body) {
        line("").line(override);
        return inner(header, body);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A string literal. */
    static String quoted(String value) {
        var literal = new StringBuilder("\"");
        value.chars().forEach(character -> {
            switch (character) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (character < ' ' || character > '~') {
                        literal.append(String.format("\\u%04x", character));
                    } else {
                        literal.append((char) character);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }
}
