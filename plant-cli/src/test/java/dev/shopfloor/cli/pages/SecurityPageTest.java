package dev.shopfloor.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/security.md says which test proves what; a test that has gone proves nothing. */
class SecurityPageTest {
  private static final Page PAGE = Page.of(Checkout.ROOT.resolve("docs/security.md"));
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|Property)\\b");
  private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w*)#([a-z]\\w*)`");
  private static Map<String, List<Path>> sources = Map.of();

  @BeforeAll
  static void findSources() throws IOException {
    try (Stream<Path> modules = Files.list(Checkout.ROOT)) {
      sources =
          modules
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .flatMap(SecurityPageTest::files)
              .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    }
  }

  @Test
  void eachTestThatItNamesIsOneThatEveryBuildRuns() {
    assertThat(unproven(PAGE)).isEmpty();
    assertThat(PAGE.all(PROOF)).hasSizeGreaterThan(40);
  }

  @Test
  void eachThreatSaysWhatItCouldDoWhatStandsAgainstItAndWhatProvesThat() {
    List<String> threats = PAGE.sections("## Threats", "###");

    assertThat(threats)
        .hasSizeGreaterThan(8)
        .allSatisfy(threat -> {
          assertThat(threat).contains("**Could**", "**Controls.**", "**Proof**");
          assertThat(PROOF.matcher(threat).find()).as(threat).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no such class, no such method, a method that is no test, a class that is no test's
        "`NowhereTest#aTest`",
        "`SecurityPageTest#nothing`",
        "`SecurityPageTest#findSources`",
        "`Page#broken`",
        // not in every build
        "`HostilePayloadsTest#tenMillionHostileInputsAreAccountedFor`"
      })
  void aProofThatIsNoneIsFound(String text) {
    assertThat(unproven(new Page(PAGE.file(), text))).hasSize(1);
  }

  private static List<String> unproven(Page page) {
    return page.all(PROOF)
        .filter(proof -> !isTest(proof.group(1), proof.group(2)))
        .map(proof -> proof.group())
        .toList();
  }

  private static boolean isTest(String type, String method) {
    List<Path> found = sources.getOrDefault(type + ".java", List.of());
    if (found.size() != 1) {
      return false;
    }
    String text = Page.of(found.getFirst()).text();
    int name = text.indexOf("void " + method + "(");
    if (name < 0) {
      return false;
    }
    // a blank line parts it from what stands before
    String marks = text.substring(text.lastIndexOf("\n\n", name) + 1, name);
    return TEST.matcher(marks).find()
        && !marks.contains("@Tag(\"soak\")")
        && !marks.contains("@Disabled");
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
