package dev.aludel.engine;

import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The drivers on the class or module path. */
final class Drivers {
    private Drivers() {}

    static List<Driver> installed() {
        var drivers = new ArrayList<Driver>();
        ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).forEach(drivers::add);
        // Where an application is loaded by another loader than Aludel, its drivers are found through the thread's.
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (drivers.stream().noneMatch(known -> known.getClass() == driver.getClass())) {
                drivers.add(driver);
            }
        }
        return drivers;
    }

    static Set<String> schemes(List<Driver> drivers) {
        var schemes = new TreeSet<>(UrlSchemes.OWN);
        drivers.forEach(driver -> schemes.addAll(driver.schemes()));
        return schemes;
    }

    static Driver forScheme(String scheme, List<Driver> drivers) {
        for (Driver driver : drivers) {
            if (driver.schemes().contains(scheme)) {
                return driver;
            }
        }
        var found = new TreeSet<String>();
        drivers.forEach(driver -> found.addAll(driver.schemes()));
        throw new ConfigurationException(
                "There is no driver for \"" + scheme + "\"; "
                        + (found.isEmpty()
                                ? "none was found at all"
                                : "drivers were found for: " + String.join(", ", found)),
                switch (scheme) {
                    case "sqlite" -> "add dev.aludel:aludel-jdbc to the class path or module path";
                    case "mysql", "mariadb" ->
                        "add dev.aludel:aludel-jdbc and org.mariadb.jdbc:mariadb-java-client to the class path or module path";
                    case "postgresql" -> "add dev.aludel:aludel-postgresql to the class path or module path";
                    default ->
                        "this version comes with drivers for sqlite, mysql and mariadb (dev.aludel:aludel-jdbc) and postgresql"
                                + " (dev.aludel:aludel-postgresql); another one is a dev.aludel.driver.Driver that"
                                + " ServiceLoader finds";
                });
    }
}
