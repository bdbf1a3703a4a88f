package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  @Test
  void whatIsWrittenIsReadAgainWithAllItsDigits() throws IOException {
    String text =
        "{\"a\":[1,9007199254740993,123456789012345678901234,1.10,true,null,\"\\u00e9\\n\"]}";

    Object tree = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(new String(JsonTree.write(tree), StandardCharsets.UTF_8))
        .isEqualToIgnoringCase(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,", "{\"a\":1} x", "<html>", "nul", "[1e]", "{\"a\" 1}"})
  void whatIsNoJsonIsAnError(String text) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> JsonTree.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void depthAndSizeAreBounded() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> JsonTree.read("[".repeat(100).getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> JsonTree.read(new byte[JsonTree.MOST_BYTES + 1]))
        .withMessageContaining("more than");
  }

  @Test
  void aNameThatComesTwiceIsAMistakeOfAPersonAndNotOfASystem() throws IOException {
    byte[] twice = "{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8);

    assertThat(JsonTree.read(twice)).isEqualTo(Map.of("a", 2));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> JsonTree.readStrictly(twice));
  }

  @Test
  void nothingButJsonsOwnKindsIsWritten() {
    assertThatThrownBy(() -> JsonTree.write(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonTree.write(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
