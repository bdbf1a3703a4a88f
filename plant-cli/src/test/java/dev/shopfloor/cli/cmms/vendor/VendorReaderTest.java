package dev.shopfloor.cli.cmms.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.workorder.cmms.ProfileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorReaderTest {
  @Test
  void everyShippedFileIsReadUnderItsOwnName() {
    assertThat(Vendors.NAMES).isNotEmpty();
    assertThat(Vendors.NAMES)
        .allSatisfy(name -> assertThat(Vendors.named(name).name()).isEqualTo(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "is": "read"             | "is": "reed"              | /routes/5/is: "reed" must be one of cancel, changes
          "unknown": "ignored"     | "unknown": "dropped"      | /unknown: "dropped" must be one of ignored, kept, refused
          "removes": true          | "removes": false          | /people/delete
          "answer": "notFound"     | "answer": "lost"          | "lost" is none of the answers in "says"
          "within": "PT1M"         | "within": "a minute"      | /rates/0/within
          "make": "orders"         | "makes": "orders"         | this name is not known here
          "is": "changes"          | "ist": "changes"          | this name is not known here
          "operation": "eq"        | "operation": "eq"         |
          '"status": 403}'         | '"status": 4030}'         | must be a whole number from 100 to 599
          "type": "object"         | "type": "record"          | "record" must be one of
          """)
  void aMistakeIsNamedWithItsPlace(String right, String wrong, String fault) throws IOException {
    String broken = atlas().replace(right, wrong);

    if (fault == null) {
      assertThat(read(broken).name()).isEqualTo("atlas");
    } else {
      assertThatThrownBy(() -> read(broken))
          .isInstanceOfSatisfying(
              ProfileException.class,
              refused ->
                  assertThat(String.join("\n", refused.faults()))
                      .contains("atlas.vendor.json /", fault));
    }
  }

  @Test
  void anExpressionThatIsNoneIsNamedWithItsPlace() throws IOException {
    String broken = atlas().replace("in tokens\"", "in $tokens\"");

    assertThatThrownBy(() -> read(broken))
        .hasMessageContaining("/auth/takes")
        .hasMessageContaining("$tokens is neither a function nor set");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> read("{")).hasMessageContaining("atlas.vendor.json /: no JSON");
  }

  private static Vendor read(String json) {
    return VendorReader.read("atlas.vendor.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String atlas() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Vendors.class.getResourceAsStream(
                "/dev/shopfloor/cli/cmms/vendors/atlas.vendor.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
