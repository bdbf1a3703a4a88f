package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.runtime.aws.Snapshot;
import dev.shopfloor.workorder.Cmms;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmmsProfilesTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

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
        .hasMessageContainingAll("dry-run", "atlas", "plant-cmms");
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

  @Test
  void aSystemThatAsksWhoWeAreNeedsASecret() {
    assertThatThrownBy(() -> of(settings("atlas", "https://cmms.example")))
        .hasMessageContainingAll("CMMS_SECRET_ARN is not set", "Atlas", "must be the ARN");
  }

  @Test
  void aSystemThatGivesATokenNeedsASecretForIt() {
    Map<String, String> settings = settings("atlas", "https://cmms.example");
    settings.put("CMMS_SECRET_ARN", ARN + "sign-in");

    assertThatThrownBy(() -> of(settings))
        .hasMessageContainingAll("CMMS_TOKEN_SECRET_ARN is not set", "must be the ARN");

    settings.put("CMMS_TOKEN_SECRET_ARN", ARN + "token");
    assertThat(of(settings).profile()).isEqualTo("atlas");
  }

  @Test
  void aTokenOfAnotherHostNeedsASecretForItToo() {
    Map<String, String> settings = settings("servicenow", "https://cmms.example");
    settings.put("CMMS_SECRET_ARN", ARN + "client");
    settings.put(
        "CMMS_OVERLAY",
        "{\"auth\":{\"strategy\":\"oauth2\",\"tokenUrl\":\"https://login.example/token\"}}");

    assertThatThrownBy(() -> of(settings)).hasMessageContaining("CMMS_TOKEN_SECRET_ARN is not set");

    settings.put("CMMS_TOKEN_SECRET_ARN", ARN + "token");
    assertThat(of(settings).profile()).isEqualTo("servicenow");
  }

  @Test
  void anOverlayChangesTheProfile() {
    Map<String, String> settings = settings("atlas", "https://cmms.example");
    settings.put("CMMS_SECRET_ARN", ARN + "key");
    settings.put("CMMS_OVERLAY", "{\"auth\":{\"strategy\":\"header\",\"header\":\"x-api-key\"}}");

    assertThat(of(settings).profile()).isEqualTo("atlas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[]", "{\"limits\":{\"title\":-1}}", "{\"unheard\":1}"})
  void anOverlayThatIsNoneIsNamedWithItsMend(String overlay) {
    Map<String, String> settings = settings("plant-cmms", "https://cmms.example");
    settings.put("CMMS_OVERLAY", overlay);

    assertThatThrownBy(() -> of(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("CMMS_OVERLAY", "plant-cmms", "it must be one line of JSON");
  }

  private static Cmms of(String profile, String url) {
    return of(settings(profile, url));
  }

  private static Map<String, String> settings(String profile, String url) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("WORK_ORDER_TABLE", "orders");
    variables.put("CMMS_PROFILE", profile);
    variables.put("CMMS_URL", url);
    return variables;
  }

  private static Cmms of(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    AwsClients clients = new AwsClients(environment);
    return new CmmsProfiles(
            environment,
            new CmmsProfiles.Surroundings(
                clients, clients.dynamoDb(), new Snapshot(), System::nanoTime))
        .connect()
        .cmms();
  }
}
