package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TagSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first plant file that a newcomer copies must be right. */
class ReadmeTest {
  private static final Pattern PLANT_FILE = Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern TOPIC = Pattern.compile("(?:\"topic\":\"| -t )(plant/[^\" ]+)");

  @Test
  void itsPlantFileOfTenLinesIsValidAndItsMessagesBelongToIt() throws IOException {
    Path root = TestFiles.examples().resolve("../..");
    String readme = Files.readString(root.resolve("README.md"));
    Matcher block = PLANT_FILE.matcher(readme);
    assertThat(block.find()).as("a block of YAML in README.md").isTrue();
    String file = block.group(1);

    PlantLoad load = TestFiles.load(file);

    assertThat(load.problems()).isEmpty();
    assertThat(file.lines()).hasSize(10);
    PlantModel model = Objects.requireNonNull(load.model());
    AssetRevision press = model.assets().getFirst().latest();
    assertThat(press.tags())
        .extracting(TagSpec::name)
        .containsExactlyInAnyOrder("state", "strokes", "oil");
    String filter = press.sources().getFirst().topicFilter();
    assertThat(TOPIC.matcher(readme).results().map(found -> found.group(1)))
        .hasSize(2)
        .allMatch(topic -> topic.startsWith(filter.replace("#", "")));
  }
}
