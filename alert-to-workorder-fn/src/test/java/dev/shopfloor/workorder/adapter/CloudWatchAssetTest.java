package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which asset a CloudWatch alarm is about, and what else its description says. */
class CloudWatchAssetTest {
  private static final String DIMENSION = "\"AssetId\":\"berlin/press07\"";
  private static final String WORDS = "Spindle load is not what it usually is at this time.";

  private final String body = Sent.sample("cloudwatch-band").getFirst();

  @ParameterizedTest
  @CsvSource({
    "'\"AssetId\":\"berlin/press07\"', berlin/press07",
    "'\"AssetId\":\"press07\"', berlin/press07",
    "'\"AssetId\":\"hall/drill9\"', hall/drill9",
    "'\"Site\":\"berlin\",\"Asset\":\"press07\"', berlin/press07"
  })
  void dimensionsNameTheAssetAlsoOneThatThePlantModelDoesNotKnow(String dimension, String asset) {
    assertThat(Sent.alert(body.replace(DIMENSION, dimension)).asset())
        .isEqualTo(AssetKey.parse(asset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Machine\":\"7\"",
        "\"AssetId\":\"saw01\"",
        "\"AssetId\":\"a/b/c\"",
        "\"AssetId\":7",
        "\"Asset\":\"press07\""
      })
  void withoutAnAssetTheAlarmIsKeptAndTheMendSaysWhatToSet(String dimension) {
    assertThat(Sent.unusable(body.replace(DIMENSION, dimension)))
        .returns(Reason.UNKNOWN_ASSET, Adapted.Unusable::reason)
        .satisfies(unusable ->
            assertThat(unusable.message())
                .contains("\"asset-press07-spindle\"", "dimension AssetId with site/asset")
                .contains("dimensions Site and Asset", "{\"asset\":\"site/asset\"}"));
  }

  @Test
  void theSampleWithoutAnAssetIsKept() {
    assertThat(Sent.unusable(Sent.sample("cloudwatch-no-asset").getFirst()).reason())
        .isEqualTo(Reason.UNKNOWN_ASSET);
  }

  @Test
  void metricsOfTwoAssetsNameNone() {
    String math = Sent.sample("cloudwatch-math").getFirst();

    assertThat(Sent.unusable(math.replaceFirst("\"press07\"", "\"saw01\"")).reason())
        .isEqualTo(Reason.UNKNOWN_ASSET);
  }

  @Test
  void theDescriptionOverrulesTheDimensionsAndMayNameLineSeverityAndSignal() {
    Alert alert =
        Sent.alert(
            described(
                "{\\\"asset\\\":\\\"munich/saw01\\\",\\\"line\\\":\\\"cell 3\\\","
                    + "\\\"severity\\\":\\\"low\\\",\\\"signal\\\":\\\"load\\\"}"));

    assertThat(alert)
        .returns(new AssetKey("munich", "saw01"), Alert::asset)
        .returns("cell 3", Alert::line)
        .returns(Severity.LOW, Alert::severity)
        .returns("load", Alert::signal);
  }

  @Test
  void aSeverityThatIsNoneDoesNotKeepTheAlarmFromPeople() {
    assertThat(Sent.alert(described("{\\\"severity\\\":\\\"urgent\\\"}")))
        .returns(Severity.MEDIUM, Alert::severity)
        .satisfies(
            alert -> assertThat(alert.message()).contains("\"urgent\" is none of LOW, MEDIUM"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{press07 is hot", "{\\\"asset\\\":", "7"})
  void aDescriptionThatIsNoObjectIsWords(String words) {
    assertThat(Sent.alert(described(words)).message()).isEqualTo(words.replace("\\", ""));
  }

  private String described(String description) {
    assertThat(body).contains(WORDS);
    return body.replace(WORDS, description);
  }
}
