package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contender in a JVM of its own, so that CPU time, collections and compiled code are nobody else's. */
public final class Fork implements Runner {
    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    /**
     * @param options of the JVM, the same for all
     * @param main the class to start, with the contender's name as its argument
     * @param errors what the child writes to its standard error
     */
    public Fork(String name, List<String> options, Class<?> main, Path errors) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), "--child", name));
        this.name = name;
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
                .start();
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open(Endpoint endpoint) throws IOException {
        ask("open %s %d".formatted(endpoint.host(), endpoint.port()));
    }

    @Override
    public boolean offers(Cell cell) throws IOException {
        return Boolean.parseBoolean(ask("offers " + cell.workload()));
    }

    @Override
    public Sample measure(Cell cell, Duration window) throws IOException {
        return Sample.parse(ask("measure %s %d %d".formatted(cell.workload(), cell.tasks(), window.toMillis())));
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public void repeat(Workload workload, long operations) throws IOException {
        ask("repeat %s %d".formatted(workload, operations));
    }

    private String ask(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        String answer = answers.readLine();
        // The JVM itself may print there, such as that it records.
        while (answer != null && !answer.startsWith("ok ") && !answer.startsWith("failed ")) {
            answer = answers.readLine();
        }
        if (answer == null) {
            throw new IOException(name + " ended at: " + order);
        }
        if (!answer.startsWith("ok ")) {
            throw new IOException(name + " at: " + order + ": " + answer);
        }
        return answer.substring(3);
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
