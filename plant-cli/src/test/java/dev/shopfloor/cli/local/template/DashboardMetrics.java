package dev.shopfloor.cli.local.template;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.runtime.aws.MetricsLedgerReporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics that there are: those that our code publishes, and those that AWS documents. */
final class DashboardMetrics {
  static final String ENVIRONMENT = "dev";

  private static final Set<AlarmMetric> OURS = published();

  private static final String TABLE = "/dev/shopfloor/cli/local/alarms/aws-metrics.csv";

  private DashboardMetrics() {}

  /**
   * A metric of AWS's.
   *
   * @param dimensions their names
   * @param statistics that make sense; where an average does, percentiles do too
   */
  record AwsMetric(String namespace, String name, Set<String> dimensions, Set<String> statistics) {
    static AwsMetric row(String line) {
      String[] cells = line.split(",", -1);
      return new AwsMetric(cells[0], cells[1], words(cells[2]), words(cells[3]));
    }

    private static Set<String> words(String cell) {
      return Arrays.stream(cell.split(" "))
          .map(word -> word.replaceFirst("=.*", ""))
          .collect(Collectors.toSet());
    }

    boolean has(AlarmMetric metric, String statistic) {
      return namespace.equals(metric.namespace())
          && name.equals(metric.name())
          && dimensions.equals(metric.dimensions().keySet())
          && (statistics.contains(statistic)
              || statistic.matches("p\\d+") && statistics.contains("Average"));
    }
  }

  /** Every metric that a stage can publish for its accounts, and every one that it measures. */
  static Set<AlarmMetric> ours() {
    return OURS;
  }

  private static Set<AlarmMetric> published() {
    Set<AlarmMetric> metrics = new HashSet<>();
    for (Stage stage : Stage.values()) {
      for (Subject subject : Subject.values()) {
        account(stage, subject).forEach(word -> metrics.add(ours(stage, subject.word(), word)));
      }
    }
    for (JavaField field : measures()) {
      Measure measure = value(field);
      metrics.add(ours(stage(field), measure.metric(), measure.outcome()));
    }
    return Set.copyOf(metrics);
  }

  /** The values of the dimension outcome in an account; none where a stage keeps none of it. */
  static Set<String> account(Stage stage, Subject subject) {
    Set<String> words =
        stage.outcomes(subject).stream().map(Outcome::word).collect(Collectors.toSet());
    if (!words.isEmpty()) {
      words.add(MetricsLedgerReporter.TAKEN);
      words.add(MetricsLedgerReporter.DIFFERENCE);
    }
    return words;
  }

  static AlarmMetric ours(Stage stage, String metric, String outcome) {
    return new AlarmMetric(
        MetricsLedgerReporter.NAMESPACE,
        metric,
        Map.of("environment", ENVIRONMENT, "function", stage.word(), "outcome", outcome));
  }

  /** The committed table of AWS's metrics. */
  static List<AwsMetric> awss() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(DashboardMetrics.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(AwsMetric::row).toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** A measure is a constant of the stage that measures it. */
  private static List<JavaField> measures() {
    String[] packages =
        Arrays.stream(Stage.values())
            .map(stage -> "dev.shopfloor." + stage.word())
            .toArray(String[]::new);
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packages)
            .stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(Measure.class))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .toList();
  }

  private static Stage stage(JavaField field) {
    String ours = field.getOwner().getPackageName().substring("dev.shopfloor.".length());
    return Arrays.stream(Stage.values())
        .filter(stage -> (ours + '.').startsWith(stage.word() + '.'))
        .findFirst()
        .orElseThrow();
  }

  private static Measure value(JavaField field) {
    try {
      Field constant = field.reflect();
      constant.setAccessible(true);
      return (Measure) constant.get(null);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
