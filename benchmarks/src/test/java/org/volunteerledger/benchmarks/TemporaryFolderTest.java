package org.volunteerledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TemporaryFolderTest {

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create("folder-test")) {
            path = folder.path();
            Files.writeString(Files.createDirectory(path.resolve("inner")).resolve("file"), "x");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void whatWentWrongFirstIsWhatIsThrown() {
        assertThatThrownBy(() -> {
                    try (TemporaryFolder folder = TemporaryFolder.create("folder-test")) {
                        Files.delete(folder.path());
                        throw new IllegalStateException("first");
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("first");
    }
}
