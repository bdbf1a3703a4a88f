package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.measure;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

class ValueTypeTest {
  @AutoClose private final Writes writes = new Writes();

  @Test
  void eachTypeIsReadFromItsText() {
    writes.write(
        reading()
            .measureValues(
                measure("real", MeasureValueType.DOUBLE, "-1.0E-300"),
                measure("zero", MeasureValueType.DOUBLE, "-0.0"),
                measure("whole", MeasureValueType.BIGINT, "9223372036854775807"),
                measure("truth", MeasureValueType.BOOLEAN, "true"),
                measure("text", MeasureValueType.VARCHAR, "a \"b\" \\ ü\n😀"),
                measure("since", MeasureValueType.TIMESTAMP, "1750000000123"))
            .build());
    assertThat(writes.row().measures())
        .isEqualTo(
            Map.of(
                "real",
                -1.0E-300,
                "zero",
                -0.0,
                "whole",
                Long.MAX_VALUE,
                "truth",
                true,
                "text",
                "a \"b\" \\ ü\n😀",
                "since",
                Instant.ofEpochMilli(1_750_000_000_123L)));
  }

  @ParameterizedTest
  @CsvSource({
    "DOUBLE, NaN",
    "DOUBLE, Infinity",
    "DOUBLE, -Infinity",
    "DOUBLE, 1e400",
    "DOUBLE, 1d",
    "DOUBLE, 0x1p3",
    "DOUBLE, ' 1'",
    "DOUBLE, 1.",
    "BIGINT, 1.0",
    "BIGINT, +1",
    "BIGINT, 9223372036854775808",
    "BOOLEAN, TRUE",
    "BOOLEAN, 1",
    "TIMESTAMP, 2025-06-15T15:00:00Z"
  })
  void aTextThatIsNotOfItsTypeIsRefused(MeasureValueType type, String text) {
    assertThat(writes.refusal(of(type, text))).contains(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2_049})
  void aTextHas1To2048Characters(int length) {
    assertThat(writes.refusal(of(MeasureValueType.VARCHAR, "x".repeat(length))))
        .isEqualTo("value of 1 to 2048 characters: v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MULTI", "FLOAT", "double"})
  void aValueHasOneOfFiveTypes(String type) {
    assertThat(
            writes.refusal(reading().measureValues(m -> m.name("v").type(type).value("1")).build()))
        .isEqualTo("no type of a value: " + type);
  }

  private static Record of(MeasureValueType type, String text) {
    return reading().measureValues(measure("v", type, text)).build();
  }
}
