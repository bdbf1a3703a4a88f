package dev.shopfloor.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.workorder.fake.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The alarms of real machines through the bridge to Atlas: key = item and code, no order closed
 * meanwhile, nothing muted.
 */
class RealAlarmsTest {
  private static final AssetKey MILL = new AssetKey("gaithersburg", "gfagie01");
  private static final AssetKey CRIMPER = new AssetKey("cableworks", "komax-565");
  private static final PlantModel NOBODY_KNOWN = new PlantModel(List.of());

  private final TrialDesk desk = new TrialDesk(NOBODY_KNOWN);

  @Test
  void the459FaultsOfTheMillMake30OrdersAndTheRestAreRepeats() throws IOException {
    int faults = 0;
    for (Path day : RealStreams.days("nist-gfagie01.")) {
      faults += faults(day, "");
    }

    assertThat(faults).isEqualTo(459);
    orders("459 faults of nist-gfagie01, 23 days", 30);
    assertThat(desk.decided).hasSize(459);
  }

  @Test
  void the157FaultsOfItsWorstDayMake6Orders() throws IOException {
    int faults = 0;
    for (Path day : RealStreams.days("nist-gfagie01.GFAgie01-2016110")) {
      faults += faults(day, "2016-11-08");
    }

    assertThat(faults).isEqualTo(157);
    orders("157 faults of nist-gfagie01, 2016-11-08", 6);
    assertThat(desk.cmms.orders())
        .filteredOn(order -> order.title().contains("system 26"))
        .singleElement()
        .satisfies(order -> assertThat(order.comments().toString()).contains("times"));
  }

  @Test
  void the229AlarmsOfAWeekOfTheCrimperMake25Orders() throws IOException {
    int[] alarms = {0};
    RealStreams.each(
        RealStreams.stream("komax565-week1.jsonl.gz"),
        (topic, payload) -> {
          if (payload.path("event").asText().equals("Alarm")) {
            alarms[0]++;
            desk.raised(
                CRIMPER,
                payload.path("source").asText(),
                payload.path("code").asText(),
                payload.path("text").asText(),
                RealStreams.nanos(
                    LocalDateTime.parse(payload.path("localTime").asText())
                        .atZone(ZoneId.of("Europe/Warsaw"))
                        .toInstant()));
          }
        });

    assertThat(alarms[0]).isEqualTo(229);
    orders("229 alarms of komax565-week1", 25);
  }

  @Test
  void throughTheFirstStageWithTheMillsOwnPlantFileTheyAreFewerStill() throws IOException {
    PlantModel plant =
        PlantFiles.load(Path.of("..", "docs", "examples", "nist-gfagie01", "plant.yaml")).require();
    List<String> alerts = RealStreams.alerts(plant, RealStreams.days("nist-gfagie01."));
    TrialDesk own = new TrialDesk(plant);
    alerts.forEach(alert -> own.trial.take(alert, "enrich"));
    AlertAccount account = own.trial.finish();

    System.out.printf(
        "nist-gfagie01 through enrich: %d alerts, %d orders, %d suppressed, %d comments, %d"
            + " requests%n",
        alerts.size(),
        own.cmms.orders().size(),
        own.decided("suppressed"),
        own.cmms.calls(Call.Kind.COMMENT),
        own.cmms.calls().size());
    assertThat(account.addsUp()).isTrue();
    assertThat(account.arrived()).isTrue();
    assertThat(own.cmms.orders()).hasSizeBetween(1, 30);
    assertThat(own.decided("suppressed")).isPositive();
  }

  /** As many orders as kinds of faults, each with one marker of its own, and nothing left over. */
  private void orders(String what, int most) {
    AlertAccount account = desk.trial.finish();
    System.out.printf(
        "%s: %d orders, %d comments; created %d, commented %d, counted %d; %d requests, %d in the"
            + " fullest minute%n",
        what,
        desk.cmms.orders().size(),
        desk.cmms.calls(Call.Kind.COMMENT),
        desk.decided("created"),
        desk.decided("commented"),
        desk.decided("counted"),
        desk.cmms.calls().size(),
        desk.cmms.mostInAMinute());
    assertThat(account.addsUp()).isTrue();
    assertThat(account.arrived()).isTrue();
    assertThat(desk.cmms.orders()).hasSize(most);
    assertThat(desk.cmms.orders().stream().flatMap(order -> order.markers().stream()).distinct())
        .hasSize(most);
    assertThat(desk.decided("created")).isEqualTo(most);
    assertThat(desk.decided("created") + desk.decided("commented") + desk.decided("counted"))
        .isEqualTo(desk.decided.size());
    assertThat(desk.cmms.mostInAMinute()).isLessThanOrEqualTo(100);
  }

  private int faults(Path file, String day) throws IOException {
    int[] faults = {0};
    RealStreams.each(
        file,
        (topic, payload) -> {
          String time = payload.path("timestamp").asText();
          payload
              .properties()
              .forEach(item -> {
                if (item.getValue().path("level").asText().equals("Fault")
                    && time.startsWith(day)) {
                  faults[0]++;
                  desk.raised(
                      MILL,
                      item.getKey(),
                      item.getValue().path("nativeCode").asText(),
                      item.getValue().path("text").asText(),
                      RealStreams.nanos(Instant.parse(time)));
                }
              });
        });
    return faults[0];
  }
}
