package dev.aludel.engine;

import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells the driver's options from the engine's. A name that both have is the driver's. */
final class OptionSorting {
    private final Driver driver;

    OptionSorting(Driver driver) {
        this.driver = driver;
    }

    boolean isDrivers(String name) {
        return driver.options().contains(name);
    }

    /**
     * The engine's options among these, by the name they are spelt with there.
     *
     * @throws ConfigurationException if one is unknown, or said twice in two spellings
     */
    Map<String, OptionValue> engineOptions(Map<String, String> options) {
        var sorted = new LinkedHashMap<String, OptionValue>();
        options.forEach((name, value) -> {
            if (!isDrivers(name)) {
                var canonical = EngineOptionNames.canonical(name).orElseThrow(() -> unknown(name));
                var other = sorted.put(canonical, new OptionValue(name, value));
                if (other != null) {
                    throw new ConfigurationException(
                            "The option \"" + canonical + "\" is given twice, as \"" + other.name() + "\" and as \""
                                    + name + "\"",
                            "give it once");
                }
            }
        });
        return sorted;
    }

    private ConfigurationException unknown(String name) {
        var drivers = oneSpellingEach(driver.options());
        var known = new TreeSet<>(drivers);
        known.addAll(EngineOptionNames.all());
        return new ConfigurationException(
                "The option \"" + name + "\" is unknown",
                KnownNames.nearest(name, known)
                                .map(near -> "did you mean \"" + near + "\"? ")
                                .orElse("")
                        + (drivers.isEmpty() ? "" : "of the driver: " + String.join(", ", drivers) + "; ")
                        + "of the engine: " + String.join(", ", EngineOptionNames.all()));
    }

    /** Of names that differ in case and underscores alone, the one with most letters to read by. */
    private static Set<String> oneSpellingEach(Set<String> names) {
        var chosen = new HashMap<String, String>();
        for (var name : new TreeSet<>(names)) {
            chosen.merge(
                    EngineOptionNames.plain(name), name, (one, other) -> other.length() > one.length() ? other : one);
        }
        return new TreeSet<>(chosen.values());
    }
}
