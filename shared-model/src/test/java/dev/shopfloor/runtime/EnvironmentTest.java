package dev.shopfloor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  @Test
  void aMissingVariableIsNamedWithItsMend() {
    assertThatThrownBy(() -> new Environment(Map.of()).require("OEE_TABLE"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OEE_TABLE")
        .hasMessageContaining("template.yaml");
  }

  @Test
  void aBlankVariableCountsAsMissingBecauseATemplateWritesAnEmptyParameterSo() {
    assertThat(new Environment(Map.of("CMMS_URL", " ")).optional("CMMS_URL")).isEmpty();
  }

  @Test
  void anAbsentNumberTakesItsDefault() {
    assertThat(new Environment(Map.of()).integer("N", 25, 1, 50)).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "many", "1.5", "99999999999"})
  void aNumberOutsideItsLimitsIsNamedWithTheLimits(String text) {
    Environment environment = new Environment(Map.of("N", text));

    assertThatThrownBy(() -> environment.integer("N", 25, 1, 50))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("N", text, "from 1 to 50");
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    Environment environment = new Environment(Map.of("BUS", "no bus", "N", "many"));

    assertThatThrownBy(() ->
            environment.checked(e ->
                e.busName("BUS")
                    + e.integer("N", 1, 1, 2)
                    + e.tableName("OEE_TABLE")
                    + e.url("CMMS_URL")
                    + e.queueUrl("QUEUE")
                    + e.arn("ARN", "sqs")
                    + e.oneOf("STORE", List.of("influxdb2", "questdb"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("7 settings are wrong")
        .hasMessageContainingAll(
            "BUS is \"no bus\"", "N is \"many\"", "OEE_TABLE is not set", "CMMS_URL is not set")
        .hasMessageContainingAll(
            "QUEUE is not set", "ARN is not set", "STORE is not set; it must be influxdb2 or");
  }

  @Test
  void aFaultIsReportedOnceHoweverOftenItsVariableIsRead() {
    assertThatThrownBy(
            () -> new Environment(Map.of()).checked(e -> e.require("BUS") + e.require("BUS")))
        .hasMessageStartingWith("environment variable BUS is not set");
  }

  @Test
  void aFaultThatAPartFindsComesWithTheOthers() {
    assertThatThrownBy(() ->
            new Environment(Map.of())
                .checked(e -> {
                  e.require("BUS");
                  throw new IllegalArgumentException("A and B exclude each other");
                }))
        .hasMessageContainingAll("2 settings", "BUS is not set", "A and B exclude each other");
  }

  @Test
  void withoutFaultsThePartsAreMade() {
    assertThat(new Environment(Map.of("BUS", " a-bus ")).<String>checked(e -> e.busName("BUS")))
        .isEqualTo("a-bus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sqs.eu-central-1.amazonaws.com/123456789012/Telemetry",
        "http://127.0.0.1:8085/000000000000/Telemetry",
        "http://localhost:9324/0/q",
        "http://[::1]:9324/0/q",
      })
  void aQueueUrlIsHttpsOrOnThisMachine(String url) {
    assertThat(new Environment(Map.of("Q", url)).queueUrl("Q")).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TelemetryQueue",
        "arn:aws:sqs:eu-central-1:123456789012:Telemetry",
        "http://sqs.eu-central-1.amazonaws.com/123456789012/Telemetry",
        "https://sqs.eu-central-1.amazonaws.com",
        "https://sqs.eu-central-1.amazonaws.com/",
        "https:///123456789012/Telemetry",
        "${Telemetry}",
      })
  void whatIsNoQueueUrlIsNamedWithItsMend(String url) {
    assertThatThrownBy(() -> new Environment(Map.of("Q", url)).queueUrl("Q"))
        .hasMessageContainingAll("Q is \"" + url + "\"", "https://sqs.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host:8086",
        "ftp://host",
        "https://",
        "https://host/?org=1",
        "https://host/#a",
        "https://ho st"
      })
  void whatIsNoUrlIsNamedWithItsMend(String url) {
    assertThatThrownBy(() -> new Environment(Map.of("U", url)).url("U"))
        .hasMessageContainingAll("U is", "https://host:8086");
  }

  @Test
  void aUrlsPasswordIsNotShown() {
    assertThatThrownBy(() -> new Environment(Map.of("U", "https://me:geheim@host")).url("U"))
        .message()
        .contains("U is (not shown")
        .doesNotContain("geheim");
  }

  @Test
  void aSecretInPlaceOfItsArnIsNotShown() {
    assertThatThrownBy(() ->
            new Environment(Map.of("CMMS_SECRET_ARN", "geheim"))
                .optionalArn("CMMS_SECRET_ARN", "secretsmanager"))
        .message()
        .contains("CMMS_SECRET_ARN is (not shown)", "is not the secret itself")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:eu-central-1:123456789012:Telemetry",
        "arn:aws-cn:sqs:cn-north-1:123456789012:Telemetry",
        "arn:aws-us-gov:sqs:us-gov-west-1:123456789012:Telemetry",
      })
  void anArnMayBeOfAnyPartition(String arn) {
    assertThat(new Environment(Map.of("A", arn)).arn("A", "sqs")).isEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Telemetry",
        "arn:aws:sns:eu-central-1:123456789012:Telemetry",
        "arn:aws:sqs:eu-central-1:123:Telemetry",
        "arn:aws:sqs:eu-central-1:123456789012:",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/Telemetry",
      })
  void whatIsNoArnOfTheServiceIsNamedWithItsMend(String arn) {
    assertThatThrownBy(() -> new Environment(Map.of("A", arn)).arn("A", "sqs"))
        .hasMessageContainingAll("A is \"" + arn + "\"", "arn:aws:sqs:");
  }

  @Test
  void anAbsentWordTakesItsDefaultAndAnUnknownOneIsNamed() {
    List<String> words = List.of("influxdb2", "influxdb3", "questdb");

    assertThat(new Environment(Map.of()).oneOf("STORE", "influxdb2", words)).isEqualTo("influxdb2");
    assertThatThrownBy(
            () -> new Environment(Map.of("STORE", "influxdb")).oneOf("STORE", "influxdb2", words))
        .hasMessageContainingAll("STORE is \"influxdb\"", "influxdb2, influxdb3 or questdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a table", "arn:aws:dynamodb:eu-central-1:123456789012:table/t"})
  void whatIsNoTableNameIsNamedWithItsMend(String name) {
    assertThatThrownBy(() -> new Environment(Map.of("T", name)).tableName("T"))
        .hasMessageContainingAll("T is \"" + name + "\"", "3 to 255");
  }
}
