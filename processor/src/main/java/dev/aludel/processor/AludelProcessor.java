package dev.aludel.processor;

import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.read.EntityReader;
import dev.aludel.processor.read.Unresolved;
import dev.aludel.processor.write.MetamodelWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Generates the metamodel of each class that is annotated with {@code @Entity}, in the class's package; refuses what it
 * cannot map, at the element that is wrong. javac creates it and calls it from one thread.
 *
 * <p>It knows the annotations by their names and loads no class of the program or of the library, so that it works alone
 * on a processor path. One source comes of one class, and depends on nothing but what that class refers to: Gradle may run
 * it incrementally, as isolating.
 */
public final class AludelProcessor extends AbstractProcessor {
    private static final String ENTITY = "dev.aludel.orm.annotation.Entity";

    /** What was compiled or generated so far: a metamodel must not have one of these names. */
    private final Set<String> known = new HashSet<>();

    /** Entities that refer to classes which another processor may still generate. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private final List<String> assumed = new ArrayList<>();

    /** Called by javac. */
    public AludelProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.aludel.orm.annotation.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /** Always false: the annotations may mean something to other processors too. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            sayAssumed();
            return false;
        }
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                known.add(type.getQualifiedName().toString());
            }
        }
        var reader = new EntityReader(processingEnv, known::contains);
        for (TypeElement entity : entities(round)) {
            if (Unresolved.in(entity)) {
                waiting.add(entity.getQualifiedName().toString());
            } else {
                reader.read(entity).ifPresent(model -> generate(entity, model, reader));
            }
        }
        return false;
    }

    /** Those of this round, and those that waited for it. */
    private List<TypeElement> entities(RoundEnvironment round) {
        var entities = new ArrayList<TypeElement>();
        for (String name : List.copyOf(waiting)) {
            var entity = processingEnv.getElementUtils().getTypeElement(name);
            if (entity != null) {
                entities.add(entity);
            }
        }
        waiting.clear();
        var annotation = processingEnv.getElementUtils().getTypeElement(ENTITY);
        if (annotation != null) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element instanceof TypeElement type && !entities.contains(type)) {
                    entities.add(type);
                }
            }
        }
        return entities;
    }

    private void generate(TypeElement entity, EntityModel model, EntityReader reader) {
        var name = model.type().metamodel().qualified();
        if (reader.assumesNotNull(entity, model)) {
            assumed.add(model.type().qualified());
        }
        try (var file = processingEnv.getFiler().createSourceFile(name, entity).openWriter()) {
            file.write(new MetamodelWriter(model).source());
            known.add(name);
        } catch (FilerException e) {
            error(
                    entity,
                    model.type().simple() + " needs the name " + name
                            + " for its metamodel, and another class has it: rename one of the two");
        } catch (IOException e) {
            error(entity, "the metamodel " + name + " could not be written: " + e + "; look at the output directory");
        }
    }

    private void error(TypeElement entity, String message) {
        processingEnv.getMessager().printMessage(Kind.ERROR, message, entity);
    }

    private void sayAssumed() {
        if (!assumed.isEmpty()) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "Aludel: outside of @NullMarked code, fields without @Nullable became NOT NULL columns: "
                                    + String.join(", ", assumed)
                                    + ". JSpecify's @NullMarked on the class, package or module says that this is meant.");
        }
    }
}
