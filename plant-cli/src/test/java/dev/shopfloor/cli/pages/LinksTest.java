package dev.shopfloor.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  static Stream<Path> pages() throws IOException {
    Path root = Checkout.ROOT;
    try (Stream<Path> below = Files.walk(root.resolve("docs"));
        Stream<Path> beside = Files.list(root)) {
      List<Path> pages =
          Stream.concat(below, beside).filter(file -> file.toString().endsWith(".md")).toList();
      return pages.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfAPageLeadsToAFileAndAPlaceInIt(Path file) {
    assertThat(Page.of(file).broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](nowhere.md)",
        "[a](docs/README.md#nowhere)",
        "[a](#nowhere)",
        "[a](nowhere/)"
      })
  void aLinkThatLeadsNowhereIsFound(String text) {
    assertThat(page("# Here\n\n" + text).broken()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a](docs/README.md)",
        "[a](docs/)",
        "[a](#here-too-and-there)",
        "[a](#place)",
        "[a](#twice-1)",
        "[a](https://example.com/nowhere)",
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```"
      })
  void aLinkThatLeadsSomewhereIsNoFault(String text) {
    String page = "# Here, too: *and* `there`\n\n<a id=\"place\"></a>\n\n## Twice\n\n## Twice\n\n";

    assertThat(page(page + text).broken()).isEmpty();
  }

  @Test
  void aHeadingInACommandIsNoPlace() {
    assertThat(page("```\n# Here\n```\n[a](#here)").broken()).containsExactly("#here");
  }

  private static Page page(String text) {
    return new Page(Checkout.ROOT.resolve("page.md"), text);
  }
}
