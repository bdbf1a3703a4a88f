package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.dimension;
import static dev.shopfloor.writer.liveanalytics.Writes.measure;
import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

class NamesTest {
  @AutoClose private final Writes writes = new Writes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time",
        "measure_value",
        "measure_name",
        "measure_names",
        "ts_x",
        "ts_non_existent_col",
        "a:b"
      })
  void aNameOfTheServiceIsRefusedWhereverItStands(String name) {
    String refused = "reserved name " + name;
    assertThat(writes.refusal(withDimension(name))).isEqualTo(refused);
    assertThat(writes.refusal(withMeasure(name))).isEqualTo(refused);
    assertThat(writes.refusal(reading(1).measureName(name).build())).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Time", "times", "measure", "tsx", "select", "with blank", "größe"})
  void aNameThatOnlyLooksLikeOneIsTaken(String name) {
    writes.write(withDimension(name));
    assertThat(writes.service.dump().firstKey().dimensions()).containsKey(name);
  }

  @Test
  void namesAreMeasuredInBytes() {
    writes.write(withDimension("ü".repeat(30)), withMeasure("ü".repeat(128)));
    assertThat(writes.refusal(withDimension("ü".repeat(30) + "x"))).contains("1 to 60 bytes");
    assertThat(writes.refusal(withMeasure("ü".repeat(128) + "x"))).contains("1 to 256 bytes");
    assertThat(writes.refusal(reading(1).measureName("x".repeat(257)).build()))
        .contains("1 to 256 bytes");
  }

  @Test
  void anEmptyNameIsRefused() {
    assertThat(writes.refusal(withDimension(""))).contains("1 to 60 bytes");
    assertThat(writes.refusal(withMeasure(""))).contains("1 to 256 bytes");
  }

  private static Record withDimension(String name) {
    return reading(1).dimensions(dimension(name, "x")).build();
  }

  private static Record withMeasure(String name) {
    return reading().measureValues(measure(name, MeasureValueType.DOUBLE, "1")).build();
  }
}
