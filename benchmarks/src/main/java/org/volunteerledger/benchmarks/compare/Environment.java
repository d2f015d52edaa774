package org.volunteerledger.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.volunteerledger.benchmarks.Shape;

/** Where and over what something was measured, in words. */
final class Environment {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Environment() {}

    /** The machine and the virtual machine. */
    static String machine() {
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %s %s, %s %s, heap of at most %s",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                Amounts.bytes(Runtime.getRuntime().maxMemory()));
    }

    /** The data. */
    static String data(Shape shape) {
        return String.format(
                Locale.ROOT,
                "%,d grants of %,d volunteers in %,d teams, skew %.2f, %.1f %% of them voided later, seed %d",
                shape.rows(),
                shape.volunteers(),
                shape.teams(),
                shape.skew(),
                shape.voided() * 100,
                shape.seed());
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            // Only Linux says it there.
            return "unknown";
        }
    }
}
