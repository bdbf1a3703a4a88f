package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whatever way the template is deployed, nothing in it names what is not there. */
class TemplateCombinationsTest {
  private static final int MOST_FAULTS = 100;

  @Test
  void nothingNamesWhatIsNotThereInAnyCombinationOfConditions() {
    Template template = Template.parse(TestTemplate.text());
    List<Map<String, String>> combinations = TemplateCombinations.of(template);

    assertThat(faults(template, combinations)).isEmpty();
    assertThat(combinations).hasSizeGreaterThan(1000);
  }

  @Test
  void whatDecidesAConditionThatNothingElseAsksForIsTakenInPairs() {
    assertThat(LoneParameters.of(Template.parse(TestTemplate.text())))
        .contains("AlarmEmail", "MonthlyBudget")
        .doesNotContain("EncryptionKey", "IngestMode", "SparkplugTopicFilter", "VpcId");
    for (int count = 0; count < 10; count++) {
      List<BitSet> rows = LoneParameters.pairs(count);
      for (int one = 0; one < count; one++) {
        for (int other = 0; other < one; other++) {
          int left = one;
          int right = other;
          assertThat(rows.stream().map(row -> row.get(left) + " " + row.get(right)))
              .contains("true true", "true false", "false true", "false false");
        }
      }
    }
  }

  @Test
  void everyConditionIsSometimesTrueAndSometimesFalse() {
    Template template = Template.parse(TestTemplate.text());
    List<Map<String, Boolean>> truths =
        TemplateCombinations.of(template).stream()
            .map(given -> TemplateCombinations.conditions(template, given))
            .toList();

    for (String condition : template.conditions().keySet()) {
      assertThat(truths).extracting(truth -> truth.get(condition)).contains(true, false);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TimeSeriesInstance:\\n    Type: AWS::Timestream::InfluxDBInstance\\n    Condition: |"
            + " CreatesStore | HasVpc",
        "IngestStream:\\n    Type: AWS::Kinesis::Stream\\n    Condition: | IsStream | IsDirect",
        "SparkplugTopicRulePermission:\\n    Type: AWS::Lambda::Permission\\n    Condition: |"
            + " IsDirectWithSparkplug | IsDirect",
        "IngestFailureBucketName:\\n    Condition: | IsStream | IsDirect"
      })
  void aConditionThatDoesNotFitIsFound(String at, String right, String wrong) {
    String place = at.replace("\\n", "\n") + " ";
    Template template =
        Template.parse(TestTemplate.with(place + right + "\n", place + wrong + "\n"));

    assertThat(faults(template, TemplateCombinations.of(template)))
        .isNotEmpty()
        .allMatch(fault -> fault.contains("which is not there"));
  }

  /** The first hundred: a fault comes again in each combination that brings it about. */
  private static List<String> faults(Template template, List<Map<String, String>> combinations) {
    List<String> faults = new ArrayList<>();
    for (Map<String, String> given : combinations) {
      try {
        template.resolve(SmallTemplate.NAMES, given);
      } catch (TemplateException fault) {
        faults.add(fault.getMessage() + " with " + given);
        if (faults.size() == MOST_FAULTS) {
          break;
        }
      }
    }
    return faults;
  }
}
