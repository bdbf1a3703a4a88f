package dev.shopfloor.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.plant.MapPlantDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ExampleDayTest {
  /** Set it to write the file anew: {@code -Dshopfloor.write.examples=true}. */
  private static final String WRITE = "shopfloor.write.examples";

  private static final Path FOLDER =
      Path.of(System.getProperty("shopfloor.root", ".."), "docs", "examples", "three-lines");
  private static final Pattern TOPIC = Pattern.compile("^\\{\"topic\":\"([^\"]+)\"");

  @Test
  void theShippedDayIsWhatTheGeneratorMakes() throws IOException {
    List<String> day = ExampleDay.lines();
    if (Boolean.getBoolean(WRITE)) {
      write(day);
    }

    assertThat(read()).isEqualTo(day);
    assertThat(day.size()).isBetween(5_000, 9_000);
  }

  @Test
  void allButTheUnknownPressBelongToThePlant() throws IOException {
    MapPlantDirectory directory =
        new MapPlantDirectory(PlantFiles.load(FOLDER.resolve("plant.yaml")).require());

    assertThat(
            read().stream()
                .map(ExampleDayTest::topic)
                .filter(topic -> directory.assetsOf(topic).isEmpty())
                .collect(Collectors.groupingBy(topic -> topic, Collectors.counting())))
        .containsOnlyKeys("plant/zwickau/stamping/press03/telemetry")
        .containsValue(2L);
  }

  private static String topic(String line) {
    Matcher match = TOPIC.matcher(line);
    assertThat(match.find()).isTrue();
    return match.group(1);
  }

  private static List<String> read() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve("day.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static void write(List<String> day) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(FOLDER.resolve("day.jsonl.gz")))) {
      out.write((String.join("\n", day) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
