package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
  @TempDir Path folder;

  private final List<String> happened = new ArrayList<>();
  private final ReplayTarget plant =
      new ReplayTarget() {
        @Override
        public void publish(MessageLine message) {
          happened.add(new String(message.payload(), StandardCharsets.UTF_8));
        }

        @Override
        public void tick(Instant time) {
          happened.add(time.toString());
        }

        @Override
        public void lastTick(Instant end) {
          happened.add("last " + end);
        }
      };

  @Test
  void everyMinuteTicksBeforeTheMessagesThatFollowIt() throws IOException {
    String file =
        file("day.jsonl", line("2026-01-01T00:00:30Z", "1"), line("2026-01-01T00:02:00Z", "2"));

    replay(file);

    assertThat(happened)
        .containsExactly(
            "1", "2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z", "2", "last 2026-01-01T00:02:00Z");
  }

  @Test
  void severalFilesAreFedInTheOrderOfReceipt() throws IOException {
    String first =
        file("a.jsonl", line("2026-01-01T00:00:10Z", "1"), line("2026-01-01T00:00:30Z", "3"));
    String second =
        file("b.jsonl", line("2026-01-01T00:00:20Z", "2"), line("2026-01-01T00:00:30Z", "4"));

    replay(first, second);

    assertThat(happened).startsWith("1", "2", "3", "4");
  }

  @Test
  void aLongSilenceTicksByTheHourAfterADayAndThenByTheMinuteAgain() throws IOException {
    String file =
        file("a.jsonl", line("2026-01-01T00:00:00Z", "1"), line("2026-01-31T00:00:00Z", "2"));

    replay(file);

    assertThat(happened).hasSizeBetween(26 * 60 + 28 * 24, 26 * 60 + 29 * 24 + 60);
    int end = happened.indexOf("2");
    assertThat(happened.get(end - 1)).isEqualTo("2026-01-31T00:00:00Z");
  }

  @Test
  void thePayloadsBytesAreFedAsTheyStandInTheFile() throws IOException {
    String payload = "{\"a\": 10.0, \"a\":1e2,  \"t\":\"\\u00fc\"}";
    String file = file("a.jsonl", line("2026-01-01T00:00:00Z", payload));

    replay(file);

    assertThat(happened.getFirst()).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"x y\"", "null", "[1, 2]", "1.50", "true"})
  void aPayloadThatIsNoObjectIsFedAsItStands(String payload) throws IOException {
    replay(file("a.jsonl", line("2026-01-01T00:00:00Z", payload)));

    assertThat(happened.getFirst()).isEqualTo(payload);
  }

  @Test
  void bytesComeAsBase64() throws IOException {
    replay(
        file(
            "a.jsonl",
            "{\"topic\":\"t\",\"receivedAt\":1794800001200,\"base64\":\"e25vIGpzb24=\"}"));

    assertThat(happened.getFirst()).isEqualTo("{no json");
  }

  @Test
  void gzipIsRecognisedByItsFirstBytes() throws IOException {
    Path file = folder.resolve("day");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(line("2026-01-01T00:00:30Z", "1").getBytes(StandardCharsets.UTF_8));
    }

    replay(file.toString());

    assertThat(happened).startsWith("1");
  }

  @Test
  void aLineThatIsNoneIsNamedWithFileAndLine() throws IOException {
    String file = file("a.jsonl", line("2026-01-01T00:00:30Z", "1"), "", "{\"topic\":\"t\"}");

    assertThatThrownBy(() -> replay(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("a.jsonl:3", "receivedAt");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_794_800_001L, 1_794_800_001_200_000L, 0, -1, Long.MAX_VALUE})
  void aReceiveTimeInAnotherUnitIsNamedBeforeDecadesOfMinutesTick(long receivedAt)
      throws IOException {
    String file =
        file("a.jsonl", "{\"topic\":\"t\",\"receivedAt\":%d,\"payload\":1}".formatted(receivedAt));

    assertThatThrownBy(() -> replay(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("a.jsonl:1", Long.toString(receivedAt), "milliseconds");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> replay(folder.resolve("none").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("none", "no such file");
  }

  @Test
  void aFileWithoutMessagesIsRefused() throws IOException {
    String file = file("empty.jsonl");

    assertThatThrownBy(() -> replay(file)).isInstanceOf(UsageException.class);
  }

  private void replay(String... files) {
    try (MergedMessages messages = MergedMessages.open(List.of(files))) {
      new Replay(plant, (published, time) -> {}).run(messages);
    }
  }

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private static String line(String receivedAt, String payload) {
    return "{\"topic\":\"t\",\"receivedAt\":%d,\"payload\":%s}"
        .formatted(Instant.parse(receivedAt).toEpochMilli(), payload);
  }
}
