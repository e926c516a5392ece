package dev.aludel;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.net.URI;

/** Finds {@code synchronized} blocks, which ArchUnit's model does not show: they are instructions inside a method. */
final class EnterMonitors extends ArchCondition<JavaClass> {

    private EnterMonitors() {
        super("contain synchronized blocks");
    }

    static ArchCondition<JavaClass> enterMonitors() {
        return new EnterMonitors();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getSource().ifPresent(source -> {
            for (MethodModel method : parse(source.getUri()).methods()) {
                String where = type.getName() + "." + method.methodName().stringValue();
                events.add(new SimpleConditionEvent(type, entersMonitor(method), where + " has a synchronized block"));
            }
        });
    }

    private static boolean entersMonitor(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(element ->
                        element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER);
    }

    private static ClassModel parse(URI classFile) {
        try (InputStream in = classFile.toURL().openStream()) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
