package dev.shopfloor.workorder.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantDirectory;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.runtime.QueuedMessage;
import dev.shopfloor.runtime.SqsBatch;
import dev.shopfloor.testing.TestPlant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What senders send, and the plant that it is about. */
public final class Sent {
  static final AssetKey PRESS = TestPlant.PRESS;
  static final String SITEWISE_ASSET = "a1b2c3d4-5678-90ab-cdef-aaaaaaaa0007";
  static final long MORNING = 1_781_510_400_000_000_000L;
  static final long MINUTE = 60_000_000_000L;

  private static final Adapters ADAPTERS = new Adapters(plant());

  private Sent() {}

  /** The press with SiteWise's topic and two names of old senders; two saws on one topic. */
  public static PlantDirectory plant() {
    List<TagSpec> tags = new ArrayList<>(TestPlant.tags());
    tags.add(
        new TagSpec(
            SITEWISE_ASSET + "/c3d4e5f6-5678-90ab-cdef-000000000003",
            "spindle_load",
            Role.MEASUREMENT,
            ValueType.NUMBER,
            null,
            null,
            null,
            null,
            null,
            null));
    return TestPlant.directory(
        asset(
            "berlin",
            "press07",
            tags,
            TestPlant.FILTER,
            "$aws/sitewise/asset-models/+/assets/" + SITEWISE_ASSET + "/properties/+",
            "iotevents/Fulton-A32",
            "monitron/Old works/Press 7"),
        asset("berlin", "saw01", List.of(), "plant/berlin/line1/saw01/#", "saws"),
        asset("munich", "saw01", List.of(), "plant/munich/line1/saw01/#", "saws"));
  }

  private static AssetRevision asset(
      String site, String asset, List<TagSpec> tags, String... topics) {
    return new AssetRevision(
        0,
        new AssetContext(site, "stamping", "line1", asset, "press", "model1"),
        ZoneId.of("Europe/Berlin"),
        AssetRevision.Criticality.NORMAL,
        null,
        Severity.MEDIUM,
        Stream.of(topics).map(topic -> source(topic, site)).toList(),
        tags,
        TestPlant.oee());
  }

  private static SourceSpec source(String topic, String device) {
    SourceSpec source = TestPlant.source(topic);
    return new SourceSpec(
        source.topicFilter(),
        topic.equals("saws") ? device : null,
        source.payload(),
        source.maxAhead(),
        source.maxAge(),
        source.clockTolerance(),
        source.unknownTags(),
        source.ignored());
  }

  /** The bodies of a sample in {@code events/}. */
  public static List<String> sample(String name) {
    Path root = Path.of(System.getProperty("shopfloor.root", ".."));
    try (InputStream event =
        Files.newInputStream(root.resolve("events").resolve("workorder-" + name + ".json"))) {
      return SqsBatch.read(event).stream().map(QueuedMessage::body).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Adapted> read(String body) {
    return ADAPTERS.read(body);
  }

  /** What all messages of a sample turn out to be. */
  static List<Adapted> parts(String sample) {
    return sample(sample).stream().flatMap(body -> read(body).stream()).toList();
  }

  /** The only alert of a message. */
  static Alert alert(String body) {
    List<Adapted> parts = read(body);
    assertThat(parts).as(body).singleElement().isInstanceOf(Adapted.Transition.class);
    return ((Adapted.Transition) parts.getFirst()).alert();
  }

  static Alert alert(Adapted part) {
    assertThat(part).isInstanceOf(Adapted.Transition.class);
    return ((Adapted.Transition) part).alert();
  }

  /** Why the only part of a message cannot be used. */
  static Adapted.Unusable unusable(String body) {
    List<Adapted> parts = read(body);
    assertThat(parts).as(body).singleElement().isInstanceOf(Adapted.Unusable.class);
    return (Adapted.Unusable) parts.getFirst();
  }
}
