package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import dev.shopfloor.writer.RecordLayout;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
  private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:s";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "AWS_REGION", "eu-central-1",
              "TIMESERIES_URL", "https://store.example:8086",
              "TIMESERIES_DATABASE", "shopfloor",
              "TIMESERIES_ORG", "plant",
              "TIMESERIES_TABLE", "telemetry",
              "TIMESERIES_SECRET_ARN", ""));

  @ParameterizedTest
  @CsvSource({
    "influxdb2, INSTANT, dev.shopfloor.writer.aws.InfluxStore",
    "influxdb3, INSTANT, dev.shopfloor.writer.aws.InfluxStore",
    "questdb, POINT, dev.shopfloor.writer.aws.InfluxStore",
    "victoriametrics, INSTANT, dev.shopfloor.writer.aws.InfluxStore",
    "liveanalytics, ROW, dev.shopfloor.writer.aws.LiveAnalyticsStore"
  })
  void eachStoreOfTheTemplateIsServed(String word, RecordLayout layout, Class<?> type) {
    settings.put("TIMESERIES_STORE", word);
    assertThat(read().layout()).isEqualTo(layout);
    assertThat(read().store()).isInstanceOf(type);
  }

  @ParameterizedTest
  @CsvSource({
    "influxdb2, TIMESERIES_URL",
    "influxdb2, TIMESERIES_DATABASE",
    "influxdb2, TIMESERIES_ORG",
    "influxdb3, TIMESERIES_URL",
    "influxdb3, TIMESERIES_DATABASE",
    "questdb, TIMESERIES_URL",
    "victoriametrics, TIMESERIES_URL",
    "liveanalytics, TIMESERIES_DATABASE",
    "liveanalytics, TIMESERIES_TABLE"
  })
  void aSettingThatItsStoreNeedsIsNamedWhenItIsMissing(String word, String variable) {
    settings.put("TIMESERIES_STORE", word);
    settings.put(variable, " ");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(variable + " is not set")
        .hasMessageContaining("template.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "influxdb3, TIMESERIES_ORG",
    "influxdb3, TIMESERIES_TABLE",
    "questdb, TIMESERIES_ORG",
    "questdb, TIMESERIES_DATABASE",
    "victoriametrics, TIMESERIES_ORG",
    "victoriametrics, TIMESERIES_DATABASE",
    "liveanalytics, TIMESERIES_URL",
    "liveanalytics, TIMESERIES_ORG"
  })
  void aSettingThatItsStoreDoesNotNeedMayBeMissing(String word, String variable) {
    settings.put("TIMESERIES_STORE", word);
    settings.remove(variable);
    assertThat(read().store()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:8086", "ftp://host", "https://", "https://host?x=1"})
  void anAddressThatIsNoneIsNamed(String url) {
    settings.put("TIMESERIES_URL", url);
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TIMESERIES_URL is \"" + url + "\"")
        .hasMessageContaining("https://host:8086");
  }

  @ParameterizedTest
  @ValueSource(strings = {"influxdb2", "influxdb3", "questdb", "victoriametrics"})
  void aTokenTravelsOnlyEncryptedOrInsideThisMachine(String word) {
    settings.put("TIMESERIES_STORE", word);
    settings.put("TIMESERIES_SECRET_ARN", SECRET);
    assertThat(read().store()).isNotNull();
    settings.put("TIMESERIES_URL", "http://127.0.0.1:9000");
    assertThat(read().store()).isNotNull();
    settings.put("TIMESERIES_URL", "http://store.example:8086");
    assertThatThrownBy(this::read)
        .hasMessageContaining("TIMESERIES_URL is not https")
        .hasMessageContaining("give the https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "36501", "1y"})
  void aRetentionThatIsNoNumberOfDaysIsNamed(String days) {
    settings.put("TIMESERIES_STORE", "victoriametrics");
    settings.put("TIMESERIES_RETENTION_DAYS", days);
    assertThatThrownBy(this::read)
        .hasMessageContaining("TIMESERIES_RETENTION_DAYS is \"" + days + "\"")
        .hasMessageContaining("from 1 to 36500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "plant data", "plant/telemetry"})
  void aNameThatTimestreamCannotHaveIsNamed(String name) {
    settings.put("TIMESERIES_STORE", "liveanalytics");
    settings.put("TIMESERIES_TABLE", name);
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TIMESERIES_TABLE is \"" + name + "\"; it must be")
        .hasMessageContaining("3 to 256");
  }

  @Test
  void aStoreThatNobodyKnowsIsNamedWithThoseThatAreKnown() {
    settings.put("TIMESERIES_STORE", "influxdb");
    assertThatThrownBy(this::read)
        .hasMessageContaining("TIMESERIES_STORE is \"influxdb\"")
        .hasMessageContaining("influxdb2, influxdb3, questdb, victoriametrics or liveanalytics");
  }

  private StoreSettings read() {
    Environment environment = new Environment(settings);
    return StoreSettings.read(environment, new AwsClients(environment), InstantSource.system());
  }
}
