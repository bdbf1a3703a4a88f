package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema knows what OEE can be told, as the compiler does. */
class KnobSchemaTest {
  static Stream<String> refused() {
    List<String> assets =
        List.of(
            "states: {profile: packm}",
            "states: {profile: packml, RUN: run}",
            "states: {map: {A: state}}",
            "states: {profile: packml, modes: {A: idle}}",
            "states: {GO: run, REST: idl}",
            "oee: {target: high}",
            "oee: {target: -1}",
            "oee: {runDuringPlanned: maybe}",
            "oee: {noOrder: lost}",
            "oee: {unknown: carry}",
            "oee: {waiting: idle}",
            "oee: {setup: loss}",
            "oee: {changeover: always}",
            "oee: {rework: scrap}",
            "oee: {inferRun: maybe}",
            "oee: {idleBelow: short}",
            "oee: {dip: 3}",
            "oee: {dip: {percent: 60}}",
            "oee: {dip: {pieces: -1}}",
            "oee: {plausible: 0}",
            "oee: {lateness: soon}",
            "oee: {grace: long}",
            "oee: {quiet: 5}",
            "oee: {lock: {day: 31}}",
            "oee: {lock: {at: 3}}",
            "oee: {restateModel: all}",
            "plannedStops: {}",
            "plannedStops: [{from: \"2026-12-05T06:00\"}]",
            "plannedStops: [{from: today, to: \"2026-12-05T06:00\"}]",
            "plannedStops: [{from: \"2026-12-05T06:00\", to: \"2026-12-06T06:00\", counts: no}]",
            "tags: {n: {role: counter, counting: total}}",
            "tags: {n: {role: counter, rollover: 1}}",
            "tags: {n: {role: booted}}");
    List<String> sites =
        List.of(
            "holidays: [soon]",
            "extraShifts: {tomorrow: [day]}",
            "breaksCount: no",
            "plannedStops: [x]",
            "shifts: {a: {start: \"06:00\", end: \"14:00\", businessDate: middle}}");
    List<String> lines =
        List.of(
            "{method: slowest}",
            "{method: bottleneck}",
            "{unit: press07}",
            "{method: weighted, output: press07}",
            "{method: single-unit, unit: press07, x: y}");
    return Stream.of(
            assets.stream().map(asset -> TestFiles.plant("type: press\n" + asset)),
            sites.stream().map(site -> TestFiles.site(site, "type: press")),
            lines.stream().map(KnobSchemaTest::line))
        .flatMap(files -> files);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheSchemaRefusesTheCompilerRefusesToo(String file) throws IOException {
    assertThat(PlantSchemaTest.refusals(file)).isNotEmpty();
    assertThat(TestFiles.load(file).usable()).isFalse();
  }

  @Test
  void everyKnobIsKnownToTheSchema() throws IOException {
    String all =
        """
        shopfloor: 1
        machineTypes:
          press:
            states: {profile: packml, map: {Held: wait, X: idle, Y: ignore, Z: off-shift}, idle: [Suspended], ignore: ["16"], modes: {Clean: planned, Dry: state}}
            oee: {target: "85 %", lock: {after: 35 d}}
            tags: {state: state, order: order, product: product, mode: mode, boot: {role: boot}, n: {role: counter, rollover: 65536}}
            products: {a: {idealCycle: 1 s}}
        sites:
          berlin:
            zone: Europe/Berlin
            shifts:
              early: {start: "06:00", end: "14:00", days: mon-fri, businessDate: start}
              night: {start: "22:00", end: "06:00", days: mon-fri, businessDate: majority}
              sunday: {start: "08:00", end: "12:00", days: sun, businessDate: end}
            holidays: ["2026-12-25", 2026-12-26]
            extraShifts: {"2026-12-05": [early, night], 2026-12-12: early}
            plannedStops: [{from: "2026-12-24T06:00", to: "2026-12-27T06:00+01:00", reason: holidays, counts: excluded}]
            breaksCount: loss
            lines:
              line1:
                oee: {method: bottleneck, unit: press07, output: press08}
                plannedStops: [{from: "2026-12-05T06:00", to: "2026-12-05T07:00", counts: loss}]
                assets:
                  press07:
                    type: press
                    plannedStops: [{from: "2026-12-05T06:00", to: "2026-12-05T06:30"}]
                    idealCycle: 7200/h
                    oee: {target: 0.85, runDuringPlanned: plan-wins, noOrder: loss, unknown: loss, waiting: exclude, setup: performance, changeover: stop, rework: good, inferRun: true, idleBelow: 20 s, dip: {pieces: 5, percent: 2}, plausible: 4, lateness: 3 min, grace: 30 min, quiet: 10 min, lock: {after: 0, day: 3}, restateModel: 7 d}
                    changes: [{from: "2026-11-01T06:00:00+01:00", plannedStops: []}]
                  press08:
                    type: press
                    oee: {setup: availability}
                    states: {map: {A: run}}
                    tags: {k: {role: counter, counts: scrap, counting: per-run}, m: {role: counter, counts: good, counting: increment}}
                  mill: {type: mill, states: opcua-machinery}
              line2:
                oee: {method: single-unit, unit: etch}
                assets: {etch: {type: etcher, states: semi-e10}}
              line3: {oee: {method: weighted}, assets: {lathe: {type: lathe, states: {idle: wait, run: run}}}}
        """;

    assertThat(PlantSchemaTest.refusals(all)).isEmpty();
    assertThat(TestFiles.load(all).problems()).isEmpty();
  }

  private static String line(String oee) {
    return TestFiles.plant("type: press")
        .replace("        assets:", "        oee: " + oee + "\n        assets:");
  }
}
