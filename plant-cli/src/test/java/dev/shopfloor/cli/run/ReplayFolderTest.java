package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
  @TempDir Path data;

  @Test
  void aReplayBeginsWithAnEmptyFolder() throws IOException {
    try (ReplayFolder first = ReplayFolder.take(data)) {
      Files.writeString(Files.createDirectories(first.path().resolve("cmms")).resolve("db"), "old");
    }

    try (ReplayFolder second = ReplayFolder.take(data)) {
      assertThat(second.path().resolve("cmms")).doesNotExist();
    }
  }

  @Test
  void aFolderThatSomebodyElseMadeIsLeftAlone() throws IOException {
    Path recording =
        Files.writeString(
            Files.createDirectories(data.resolve("replay")).resolve("day.jsonl"), "mine");

    assertThatThrownBy(() -> ReplayFolder.take(data))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("replay", "--data");
    assertThat(recording).hasContent("mine");
  }

  @Test
  void aSecondRunDoesNotTakeTheFolderOfTheFirst() throws IOException {
    try (ReplayFolder first = ReplayFolder.take(data)) {
      Path file = Files.writeString(first.path().resolve("db"), "live");

      assertThatThrownBy(() -> ReplayFolder.take(data))
          .isInstanceOf(UsageException.class)
          .hasMessageContainingAll("another run", "--data");
      assertThat(file).hasContent("live");
    }
  }
}
