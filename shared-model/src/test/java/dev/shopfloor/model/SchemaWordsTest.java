package dev.shopfloor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A word that the code may write stands in the published schema. */
class SchemaWordsTest {
  @ParameterizedTest
  @MethodSource("words")
  void aSchemaKnowsEveryWord(String schema, Enum<?>[] words) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/schemas/" + schema))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(words).allSatisfy(word -> assertThat(text).contains('"' + word.name() + '"'));
    }
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("quarantine-line.schema.json", Reason.values()),
        Arguments.of("telemetry-message.schema.json", Flag.values()),
        Arguments.of(
            "telemetry-message.schema.json",
            new Quality[] {Quality.UNCERTAIN, Quality.BAD, Quality.STALE}),
        Arguments.of("data-quality-alert.schema.json", DataQualityAlert.Problem.values()),
        Arguments.of("shift-restated.schema.json", ShiftRestated.Cause.values()),
        Arguments.of("target-crossed.schema.json", TargetCrossed.Direction.values()));
  }
}
