package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How the functions of template.yaml are made, versioned and built. */
class TemplateFunctionsTest {
  private static final Path ROOT = TestTemplate.file().toAbsolutePath().getParent();

  @Test
  void everyFunctionIsMadeAsItMust() {
    assertThat(FunctionCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void everyParameterThatAVersionDependsOnStandsInTheSettings() {
    assertThat(SettingsCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void everyFunctionHasATargetThatBuildsItsModule() throws IOException {
    assertThat(BuildCheck.faults(TestTemplate.text(), makefile(), ROOT)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aFunctionMadeOtherwiseIsFound(Planted planted, String expected) {
    assertThat(FunctionCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aFunctionMadeOtherwiseIsFound() {
    return Stream.of(
        Arguments.of(
            Planted.in("Function", "SnapStart: { ApplyOn: PublishedVersions }", ""),
            "OeeFunction.SnapStart.ApplyOn must be PublishedVersions"),
        Arguments.of(
            Planted.in("TimeSeriesSetupFunction", "ApplyOn: None", "ApplyOn: PublishedVersions"),
            "TimeSeriesSetupFunction.SnapStart.ApplyOn must be None"),
        Arguments.of(
            Planted.in("Function", "AutoPublishAlias: live", "AutoPublishAlias: prod"),
            "EnrichFunction.AutoPublishAlias must be live"),
        Arguments.of(
            Planted.without("OeeFunction", "AutoPublishAliasAllProperties"),
            "OeeFunction.AutoPublishAliasAllProperties must be true"),
        Arguments.of(
            Planted.without("TimestreamWriterFunction", "VersionDescription"),
            "TimestreamWriterFunction.VersionDescription must hold ${Settings}"),
        Arguments.of(Planted.without("Function", "SETTINGS_VERSION"), "SETTINGS_VERSION must be"),
        Arguments.of(
            Planted.in("Function", "java25", "java21"), "EnrichFunction.Runtime must be java25"),
        Arguments.of(
            Planted.in("Function", "[arm64]", "[x86_64]"),
            "EnrichFunction.Architectures must be [arm64]"),
        Arguments.of(Planted.without("Function", "Tracing"), "OeeFunction.Tracing must be Active"),
        Arguments.of(
            Planted.in("Function", "LogFormat: JSON", "LogFormat: Text"),
            "OeeFunction.LoggingConfig.LogFormat must be JSON"),
        Arguments.of(
            Planted.without("OeeFunction", "LoggingConfig"),
            "OeeFunction.LoggingConfig.LogGroup must be a log group of this template"),
        Arguments.of(
            Planted.without("EnrichFunctionLogGroup", "RetentionInDays"),
            "EnrichFunctionLogGroup.RetentionInDays is missing"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunction", "# Small items"),
            "AlertToWorkOrderFunction.MemorySize has no reason"),
        Arguments.of(
            Planted.without("AlertToWorkOrderFunction", "Timeout:"),
            "AlertToWorkOrderFunction.Timeout has no reason"),
        Arguments.of(
            Planted.without("EnrichFunction", "Role:"),
            "EnrichFunction.Role must be the ARN of a role of this template"),
        Arguments.of(
            Planted.in("EnrichFunction", "Role:", "Policies: [AmazonSQSFullAccess]\n      Role:"),
            "EnrichFunction.Policies makes SAM generate policies"),
        Arguments.of(
            Planted.in(
                "OeeFunction",
                "!If [HasReservedConcurrency, !Ref ReservedConcurrency, !Ref AWS::NoValue]",
                "20"),
            "OeeFunction reserves concurrency that a new account does not have"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CmmsUrl | AlertToWorkOrderFunction.Environment.Variables.CMMS_URL",
        "TickSpreadSeconds | OeeFunction.Environment.Variables.TICK_SPREAD_SECONDS",
        "EncryptionKey | EnrichFunction.KmsKeyArn",
        "CmmsNetwork | AlertToWorkOrderFunction.VpcConfig",
        "TimeSeriesOrg | TimestreamWriterFunction.Environment.Variables.TIMESERIES_URL",
        "EnvironmentName | EnrichFunction.LoggingConfig.LogGroup",
        "SubnetIds | TimeSeriesSetupFunction.VpcConfig.SubnetIds"
      })
  void aParameterThatIsNotAmongTheSettingsIsFound(String parameter, String user) {
    Planted planted = Planted.without("Settings", parameter + " ");

    assertThat(SettingsCheck.faults(planted.yaml()))
        .allMatch(fault -> fault.startsWith("Settings.Content lacks " + parameter))
        .anyMatch(fault -> fault.contains("on which " + user + " depends"));
  }

  @Test
  void aNewVariableFromANewParameterIsFound() {
    Planted planted =
        Planted.in("OeeFunction", "TICK_GROUP_SIZE: '40'", "TICK_GROUP_SIZE: !Ref StreamShards");

    assertThat(SettingsCheck.faults(planted.yaml()))
        .containsExactly(
            "Settings.Content lacks StreamShards, on which"
                + " OeeFunction.Environment.Variables.TICK_GROUP_SIZE depends; add the line"
                + " \"StreamShards ${StreamShards}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MODULE = oee-fn | MODULE = enrich-fn | build-OeeFunction builds [enrich-fn], and the"
            + " CodeUri",
        "build-OeeFunction: | build-OeFunction: | has 0 targets build-OeeFunction",
        "build-OeeFunction: | build-OeFunction: | builds [OeFunction], which is no function",
        "' OeeFunction ' | ' ' | FUNCTIONS of the Makefile must list OeeFunction once",
        "' OeeFunction ' | ' OeeFunction OeeFunction ' | must list OeeFunction once"
      })
  void aTargetThatDoesNotFitIsFound(String old, String replacement, String expected)
      throws IOException {
    assertThat(makefile()).contains(old);

    assertThat(BuildCheck.faults(TestTemplate.text(), makefile().replace(old, replacement), ROOT))
        .anyMatch(fault -> fault.contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BuildMethod: makefile | BuildMethod: maven | OeeFunction.Metadata.BuildMethod must be",
        "ProjectRootDirectory: . | ProjectRootDirectory: oee-fn | ProjectRootDirectory must be .",
        "CodeUri: oee-fn | CodeUri: enrich-fn | does not stand in the module enrich-fn",
        "aws.OeeHandler | aws.OeHandler | dev.shopfloor.oee.aws.OeHandler does not stand in"
      })
  void aFunctionThatSamWouldNotBuildIsFound(String old, String replacement, String expected)
      throws IOException {
    Planted planted = Planted.in("OeeFunction", old, replacement);

    assertThat(BuildCheck.faults(planted.yaml(), makefile(), ROOT))
        .anyMatch(fault -> fault.contains(expected));
  }

  private static String makefile() throws IOException {
    return Files.readString(ROOT.resolve("Makefile"));
  }
}
