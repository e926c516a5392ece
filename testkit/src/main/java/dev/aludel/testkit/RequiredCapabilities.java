package dev.aludel.testkit;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests that need what the database under test does not have; registered by {@link Requires}. Stateless. */
public final class RequiredCapabilities implements ExecutionCondition {
    /** For JUnit. */
    public RequiredCapabilities() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Requires.class))
                .map(requires -> evaluate(requires, TestDatabase.dialect()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing is required"));
    }

    static ConditionEvaluationResult evaluate(Requires requires, Dialect dialect) {
        List<Capability> missing = Arrays.stream(requires.value())
                .filter(capability -> !dialect.has(capability))
                .toList();
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled(dialect.name() + " has what is required")
                : ConditionEvaluationResult.disabled(dialect.name() + " has no " + missing);
    }
}
