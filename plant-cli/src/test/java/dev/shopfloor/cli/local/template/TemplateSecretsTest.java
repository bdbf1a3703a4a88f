package dev.shopfloor.cli.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret stands in template.yaml or in the files beside it. */
class TemplateSecretsTest {
  private static final Path ROOT = TestTemplate.file().toAbsolutePath().getParent();
  private static final List<String> FOLDERS = List.of("events", "docs");

  @Test
  void noSecretStandsInTheTemplate() {
    assertThat(SecretCheck.faults(TestTemplate.text())).isEmpty();
  }

  @Test
  void noSecretStandsInSamplesSettingsOrDocumentation() throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      faults.addAll(SecretCheck.text(ROOT.relativize(file).toString(), Files.readString(file)));
    }

    assertThat(faults).isEmpty();
    assertThat(files).hasSizeGreaterThan(30).contains(ROOT.resolve("samconfig.toml"));
  }

  @ParameterizedTest
  @MethodSource
  void aPlainTextSecretIsFound(Planted planted, String expected) {
    assertThat(SecretCheck.faults(planted.yaml())).anyMatch(fault -> fault.contains(expected));
  }

  static Stream<Arguments> aPlainTextSecretIsFound() {
    String generated =
        "!Sub '{{resolve:secretsmanager:${TimeSeriesAdminSecret}:SecretString:password}}'";
    return Stream.of(
        Arguments.of(
            Planted.in("TimeSeriesInstance", generated, "correct-horse"),
            "TimeSeriesInstance.Properties.Password holds a plain-text secret"),
        Arguments.of(
            Planted.in("TimeSeriesInstance", generated, "!Ref TimeSeriesOrg"),
            "TimeSeriesInstance.Properties.Password must be a dynamic reference to a secret"),
        Arguments.of(
            Planted.in("TimeSeriesInstance", "TimeSeriesAdminSecret", "TimeSeriesTokenSecret"),
            "TimeSeriesInstance.Properties.Password must be a dynamic reference to a secret"),
        Arguments.of(
            Planted.in(
                "TimeSeriesTokenSecret", "Description:", "SecretString: abc\n      Description:"),
            "TimeSeriesTokenSecret.Properties.SecretString holds a plain-text secret"),
        Arguments.of(
            Planted.in(
                "AlertToWorkOrderFunction",
                "CMMS_SECRET_ARN: !Ref CmmsSecretArn",
                "CMMS_API_KEY: abc"),
            "AlertToWorkOrderFunction.Properties.Environment.Variables.CMMS_API_KEY holds a plain"),
        Arguments.of(
            Planted.in("AlertToWorkOrderFunction", "CMMS_SECRET_ARN: !Ref", "CMMS_TOKEN: !Ref"),
            "CMMS_TOKEN must hold a secret's ARN and be named _ARN"),
        Arguments.of(
            Planted.in(
                "AlertToWorkOrderFunction",
                "CMMS_URL: !Ref CmmsUrl",
                "CMMS_URL: '{{resolve:secretsmanager:cmms:SecretString:url}}'"),
            "CMMS_URL would show a secret in the console; give its ARN"),
        Arguments.of(
            Planted.in("CmmsUrl", "Default: ''", "Default: ''\n    NoEcho: true"),
            "CmmsUrl.NoEcho: a parameter that must not be shown holds a secret"),
        Arguments.of(
            Planted.in("CmmsSecretArn", "(arn:[^:]+:secretsmanager:.+)?", ".*"),
            "CmmsSecretArn would take a secret's value; take its ARN"),
        Arguments.of(
            Planted.in(
                "CmmsSecretArn", "Default: ''", "Default: arn:aws:secretsmanager:x:1:secret:a"),
            "CmmsSecretArn.Default must be empty"),
        Arguments.of(
            Planted.in(
                "OeeFunction", "Description: Keeps", "Description: " + accessKey() + " keeps"),
            "template.yaml holds what looks like an AWS access key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN %s PRIVATE KEY-----",
        "Authorization: Bearer %s0123456789abcdef0123",
        "aws_secret_access_key = %s0123456789012345678901234567890123456789",
        "{\"token\": \"%s0123456789abcdef0123\"}",
        "https://admin:%s@influx.example:8086"
      })
  void whatLooksLikeASecretInAFileIsFoundAndNotRepeated(String form) {
    assertThat(SecretCheck.text("docs/a.md", form.formatted("RSA")))
        .singleElement()
        .asString()
        .startsWith("docs/a.md holds what looks like ")
        .doesNotContain("RSA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "Authorization: Bearer <token>",
        "its text must be the token or {\"token\":\"...\"}",
        "https://${TimeSeriesInstance.Endpoint}:8086",
        "aws/secretsmanager"
      })
  void whatOnlyTalksOfSecretsIsNone(String text) {
    assertThat(SecretCheck.text("docs/a.md", text)).isEmpty();
  }

  /** Put together here, so that no scanner takes this file for a leak. */
  private static String accessKey() {
    return "AKIA" + "ABCDEFGHIJKLMNOP";
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("samconfig.toml")));
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
    }
    for (String folder : FOLDERS) {
      try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
        below.filter(TemplateSecretsTest::isText).forEach(files::add);
      }
    }
    return files;
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file)
        && file.toString().matches(".*\\.(md|json|jsonl|yaml|yml|toml|txt|csv|svg)");
  }
}
