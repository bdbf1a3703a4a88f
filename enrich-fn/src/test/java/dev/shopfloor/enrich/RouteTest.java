package dev.shopfloor.enrich;

import static dev.shopfloor.enrich.Messages.RX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.testing.TestPlant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
  private static final String TOPIC = "gateway/line1";

  @ParameterizedTest
  @CsvSource({
    "Press07, temp, press07, temp",
    "Press08, temp, press08, temp",
    "Press09, temp, , ",
    "'', temp, , ",
    ", Press07.temp, press07, temp",
    ", Press07/a/b, press07, a/b",
    ", Press07:temp, press07, temp",
    ", Press07|temp, press07, temp",
    ", Press07.PLC.temp, press07plc, temp",
    ", Press07.PLCtemp, press07, PLCtemp",
    ", Press07, , ",
    ", Press07., , ",
    ", Press07-temp, , ",
    "Edge, Press08.temp, press08, temp",
  })
  void aDeviceOwnsWhatNamesItOrBeginsWithIt(
      @Nullable String device, String tag, @Nullable String asset, @Nullable String own) {
    Route route =
        route(
            device("press07", "Press07"),
            device("press08", "Press08"),
            device("press07plc", "Press07.PLC"));

    Route.Owner owner = route.owner(device, tag);

    assertThat(owner == null ? null : owner.target().history().key().asset()).isEqualTo(asset);
    assertThat(owner == null ? null : owner.tag()).isEqualTo(own);
  }

  @Test
  void anAssetWithoutADeviceTakesWhatNoOtherOneTakes() {
    Route route = route(device("press07", "Press07"), device("gateway", null));

    assertThat(Objects.requireNonNull(route.owner("Press07", "temp")).target().history().key())
        .hasToString("berlin/press07");
    assertThat(Objects.requireNonNull(route.owner("Press99", "temp")).target().history().key())
        .hasToString("berlin/gateway");
    assertThat(Objects.requireNonNull(route.owner(null, "cpu")).tag()).isEqualTo("cpu");
  }

  @Test
  void aTopicThatNobodyTakesHasNoRoute() {
    assertThat(Route.of(TestPlant.directory(), "somewhere/else", RX)).isNull();
  }

  @Test
  void onePayloadOfSeveralDevicesIsSharedOutAndWhatNobodyOwnsIsKept() {
    Enrichment into = new Enrichment();
    Envelope.RawMessage message =
        new Envelope.RawMessage(TOPIC, RX, "{}".getBytes(UTF_8), null, null, null);
    new Placement(
            message,
            route(device("press07", "Press07"), device("press08", "Press08")),
            new Memory(),
            into)
        .place(
            new Decoded(
                List.of(
                    point("Press07", "door"), point("Press08", "door"), point("Press09", "door")),
                List.of(
                    new TagProblem("Press08", "temp", RX, Reason.WRONG_TYPE, "no number"),
                    new TagProblem("Press09", "temp", RX, Reason.WRONG_TYPE, "no number"),
                    new TagProblem(
                        null, "values/7", RX, Reason.UNSUPPORTED_SHAPE, "a reading is 7"))));

    Map<String, List<String>> tags =
        into.points().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().asset(),
                    entry -> entry.getValue().stream().map(EnrichedPoint::tag).toList()));
    assertThat(tags).isEqualTo(Map.of("press07", List.of("door"), "press08", List.of("door")));
    assertThat(into.quarantined())
        .extracting(Quarantined::reason, Quarantined::asset, Quarantined::field)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Reason.WRONG_TYPE, "berlin/press08", "temp"),
            org.assertj.core.groups.Tuple.tuple(Reason.UNKNOWN_ASSET, null, "Press09"),
            org.assertj.core.groups.Tuple.tuple(Reason.UNSUPPORTED_SHAPE, null, "values/7"));
    assertThat(into.ledger().counted(Subject.POINTS, Outcome.QUARANTINED)).isEqualTo(4);
    assertThat(into.ledger().balanced()).isTrue();
  }

  private static Route route(AssetRevision... assets) {
    return Objects.requireNonNull(Route.of(TestPlant.directory(assets), TOPIC, RX));
  }

  private static AssetRevision device(String asset, @Nullable String device) {
    SourceSpec plain = TestPlant.source("gateway/#");
    AssetRevision revision = TestPlant.named(TestPlant.press(), asset);
    AssetContext context = revision.context();
    assertThat(context.asset()).isEqualTo(asset);
    return TestPlant.with(
        revision,
        new SourceSpec(
            plain.topicFilter(),
            device,
            plain.payload(),
            plain.maxAhead(),
            plain.maxAge(),
            plain.clockTolerance(),
            plain.unknownTags(),
            plain.ignored()));
  }

  private static Point point(String device, String tag) {
    return new Point(
        device,
        tag,
        new Value.Truth(true),
        null,
        null,
        RX,
        TimeOrigin.VALUE,
        RX,
        Quality.GOOD,
        null,
        0,
        Point.NO_SEQUENCE);
  }
}
