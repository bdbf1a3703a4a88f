package dev.shopfloor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the doctor knows of the template, held against the template. */
class DoctorTemplateTest {
  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^  (\\w+):\\n    Type: (\\S+)\\n(    Condition: )?");
  private static final List<Declared> DECLARED = new ArrayList<>();

  private record Declared(String id, String type, boolean always) {
    /** As CloudFormation knows it, after SAM has made a function of it. */
    StackView.Resource resource() {
      String made = type.equals("AWS::Serverless::Function") ? "AWS::Lambda::Function" : type;
      return new StackView.Resource(id, made, "dev-" + id, "CREATE_COMPLETE");
    }

    boolean lookedAt() {
      return ResourceChecks.TYPES.contains(resource().type());
    }
  }

  @BeforeAll
  static void read() throws IOException {
    String template = Files.readString(Path.of("..", "template.yaml"));
    Matcher matcher = RESOURCE.matcher(template.substring(template.indexOf("\nResources:\n")));
    while (matcher.find()) {
      DECLARED.add(new Declared(matcher.group(1), matcher.group(2), matcher.group(3) == null));
    }
  }

  @Test
  void whatEveryStackHasIsMissedWhereItIsNotThere() {
    assertThat(WholeCheck.ALWAYS)
        .containsExactlyInAnyOrderElementsOf(
            DECLARED.stream()
                .filter(each -> each.always() && each.lookedAt())
                .map(Declared::id)
                .toList());
  }

  @Test
  void everythingThatIsLookedAtHasItsPlaceOnTheWay() {
    assertThat(DECLARED)
        .filteredOn(Declared::lookedAt)
        .hasSizeGreaterThan(WholeCheck.ALWAYS.size())
        .allSatisfy(each -> assertThat(Way.of(each.resource())).isNotEqualTo(Way.ELSE));
    assertThat(Way.of(new StackView.Resource("Website", "AWS::SQS::Queue", "x", "")))
        .isEqualTo(Way.ELSE);
  }

  @Test
  void everyQueueIsEitherTakenFromOrTheEndOfTheLine() {
    assertThat(DECLARED)
        .filteredOn(each -> each.type().equals("AWS::SQS::Queue"))
        .extracting(Declared::id)
        .allMatch(id ->
            ResourceChecks.TAKERS.containsKey(id)
                || id.endsWith("DeadLetterQueue")
                || id.endsWith("FailureQueue"));
  }
}
