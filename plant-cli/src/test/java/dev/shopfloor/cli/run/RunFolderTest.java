package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path data;

  @Test
  void aReplayBeginsWithAnEmptyFolder() throws IOException {
    try (RunFolder first = RunFolder.take(data, "replay", true)) {
      Files.writeString(Files.createDirectories(first.path().resolve("cmms")).resolve("db"), "old");
    }

    try (RunFolder second = RunFolder.take(data, "replay", true)) {
      assertThat(second.path().resolve("cmms")).doesNotExist();
    }
  }

  @Test
  void aRunThatGoesOnFindsWhatTheLastOneLeft() throws IOException {
    try (RunFolder first = RunFolder.take(data, "live", false)) {
      Files.writeString(first.path().resolve("state"), "kept");
    }

    try (RunFolder second = RunFolder.take(data, "live", false)) {
      assertThat(second.path().resolve("state")).hasContent("kept");
    }
    try (RunFolder anew = RunFolder.take(data, "live", true)) {
      assertThat(anew.path().resolve("state")).doesNotExist();
    }
  }

  @Test
  void aFolderThatSomebodyElseMadeIsLeftAlone() throws IOException {
    Path recording =
        Files.writeString(
            Files.createDirectories(data.resolve("replay")).resolve("day.jsonl"), "mine");

    assertThatThrownBy(() -> RunFolder.take(data, "replay", true))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("replay", "--data");
    assertThat(recording).hasContent("mine");
  }

  @Test
  void aSecondRunDoesNotTakeTheFolderOfTheFirst() throws IOException {
    try (RunFolder first = RunFolder.take(data, "replay", true)) {
      Path file = Files.writeString(first.path().resolve("db"), "live");

      assertThatThrownBy(() -> RunFolder.take(data, "replay", true))
          .isInstanceOf(UsageException.class)
          .hasMessageContainingAll("another run", "--data");
      assertThat(file).hasContent("live");
    }
  }
}
