package dev.shopfloor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static final String LOCAL = "DYNAMODB=http://127.0.0.1:8084, SQS=http://127.0.0.1:8085";

  @Test
  void anEntryMovesItsServiceAndNoOther() {
    Endpoints endpoints = new Endpoints(new Environment(Map.of("LOCAL_ENDPOINTS", LOCAL)));

    assertThat(endpoints.of("DYNAMODB")).contains(URI.create("http://127.0.0.1:8084"));
    assertThat(endpoints.of("SQS")).contains(URI.create("http://127.0.0.1:8085"));
    assertThat(endpoints.of("EVENTBRIDGE")).isEmpty();
  }

  @Test
  void theVariableOfTheServiceGoesBeforeTheCommonOne() {
    Endpoints endpoints =
        new Endpoints(
            new Environment(
                Map.of("LOCAL_ENDPOINTS", LOCAL, "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324")));

    assertThat(endpoints.of("SQS")).contains(URI.create("http://127.0.0.1:9324"));
  }

  @Test
  void anEmptyVariableMovesNothingBecauseThatIsTheTemplatesDefault() {
    assertThat(new Endpoints(new Environment(Map.of("LOCAL_ENDPOINTS", ""))).of("SQS")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SQS",
        "SQS=",
        "SQS=127.0.0.1:8085",
        "DYNAMO=http://127.0.0.1:8084",
        "SQS=http://127.0.0.1:8085,",
        "SQS=http://127.0.0.1:1,SQS=http://127.0.0.1:2",
        "=http://127.0.0.1:1",
      })
  void aMalformedEntryIsNamedWithVariableAndMend(String entries) {
    Environment environment = new Environment(Map.of("LOCAL_ENDPOINTS", entries));

    assertThatThrownBy(() -> new Endpoints(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("LOCAL_ENDPOINTS", "SERVICE=URL", "SECRETS_MANAGER");
  }

  @Test
  void theEntryThatIsWrongIsShown() {
    Environment environment =
        new Environment(Map.of("LOCAL_ENDPOINTS", LOCAL + ",EVENTS=http://127.0.0.1:8086"));

    assertThatThrownBy(() -> new Endpoints(environment))
        .hasMessageContaining("\"EVENTS=http://127.0.0.1:8086\"");
  }

  @Test
  void aPasswordInAnEntryIsNotShown() {
    Environment environment =
        new Environment(Map.of("LOCAL_ENDPOINTS", "SQS=http://me:geheim@127.0.0.1:8085"));

    assertThatThrownBy(() -> new Endpoints(environment))
        .message()
        .contains("LOCAL_ENDPOINTS")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://store.example.com:8086",
        "http://localhost:8086",
        "http://127.0.0.1:8086",
        "http://127.1.2.3",
        "http://[::1]:8086"
      })
  void aSecretMayTravelByTlsOrWithinThisMachine(String address) {
    assertThat(Endpoints.confidential(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://store.example.com:8086",
        "http://127.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.7:8086",
        "ftp://localhost"
      })
  void aSecretMayNotTravelInClearText(String address) {
    assertThat(Endpoints.confidential(URI.create(address))).isFalse();
  }
}
