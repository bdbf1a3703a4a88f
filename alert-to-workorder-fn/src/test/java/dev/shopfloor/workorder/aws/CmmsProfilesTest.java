package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmmsProfilesTest {
  @Test
  void theProfilesAreMadeByName() {
    assertThat(of("dry-run", "").profile()).isEqualTo("dry-run");
    assertThat(of("plant-cmms", "http://127.0.0.1:8080").profile()).isEqualTo("plant-cmms");
  }

  @Test
  void aProfileThatIsNotKnownIsNamedWithWhatThereIs() {
    assertThatThrownBy(() -> of("sap", ""))
        .hasMessageContaining("CMMS_PROFILE")
        .hasMessageContaining("\"sap\"")
        .hasMessageContaining("dry-run or plant-cmms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/",
        "file:///etc/passwd",
        "host:80",
        "http://",
        "http://user:secret@host",
        "a b"
      })
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> of("plant-cmms", url))
        .hasMessageContaining("CMMS_URL")
        .hasMessageContaining("https://")
        .hasMessageNotContaining("secret");
  }

  private static dev.shopfloor.workorder.Cmms of(String profile, String url) {
    Map<String, String> variables = new HashMap<>();
    variables.put("CMMS_PROFILE", profile);
    variables.put("CMMS_URL", url);
    Environment environment = new Environment(variables);
    return CmmsProfiles.of(environment, new AwsClients(environment), new Snapshot());
  }
}
