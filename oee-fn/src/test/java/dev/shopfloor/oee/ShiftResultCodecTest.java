package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShiftResultCodecTest {
  private static String json(ShiftResult result) {
    return new String(
        Json.bytes(json -> ShiftResultCodec.write(json, result)), StandardCharsets.UTF_8);
  }

  @Test
  void aResultComesBackAsItWas() throws IOException {
    ShiftResult full =
        Facts.fold(
            Facts.press(oee -> oee),
            Facts.window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 10),
            state("08:30:00.0014999", "STOPPED"),
            count("08:30", 50));
    ShiftResult empty = Facts.fold(Facts.press(oee -> oee), Facts.window("08:00", "09:00"));

    assertThat(ShiftResultCodec.read(json(full))).isEqualTo(full);
    assertThat(ShiftResultCodec.read(json(empty))).isEqualTo(empty);
    assertThat(json(full)).contains("\"ACTIVE\":1800.001").contains("\"STOPPED\":1799.999");
    assertThat(json(empty)).contains("\"oee\":null").doesNotContain("NaN");
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":1}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("asset");
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":2}")).hasMessageContaining("2");
  }
}
