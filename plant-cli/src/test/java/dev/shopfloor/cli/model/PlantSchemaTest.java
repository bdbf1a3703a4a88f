package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class PlantSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();
  private static final String BREAKS =
      "    shifts: {a: {start: \"06:00\", end: \"14:00\", breaks: %s}}\n    lines:";

  static Stream<String> refused() {
    String good = TestFiles.plant("type: press");
    return Stream.of(
        good.replace("shopfloor: 1", "shopfloor: 2"),
        good.replace("shopfloor: 1\n", ""),
        "shopfloor: 1\n",
        good + "site: {}\n",
        good.replace("    zone: Europe/Berlin\n", ""),
        good.replace("zone: Europe/Berlin", "zone: 7"),
        good.replace("berlin:", "\"b/n\":"),
        good.replace("    lines:", "    shifts: {}\n    lines:"),
        good.replace("    lines:", "    shifts: {a: {start: \"06:00\"}}\n    lines:"),
        good.replace("    lines:", "    shifts: {a: {start: \"6\", end: \"07:00\"}}\n    lines:"),
        good.replace("line1:", "line1:\n        arae: x"),
        TestFiles.plant("tags: {a: bar}"),
        TestFiles.plant("type: oee"),
        TestFiles.plant("type: press\ntopic: []"),
        TestFiles.plant("type: press\nstates: packm"),
        TestFiles.plant("type: press\nstates: {GO: runn}"),
        TestFiles.plant("type: press\ncriticality: higher"),
        TestFiles.plant("type: press\ncmmsAsset: 12"),
        TestFiles.plant("type: press\nworkOrders: {from: urgent}"),
        TestFiles.plant("type: press\nworkOrders: {budget: {orders: 3}}"),
        good + "workOrders: {rule: []}\n",
        good + "workOrders: {rules: [{name: a}]}\n",
        good + "workOrders: {rules: [{priority: P1}]}\n",
        good + "workOrders: {rules: [{name: a b, priority: P1}]}\n",
        good + "workOrders: {rules: [{name: a, priority: P5}]}\n",
        good + "workOrders: {rules: [{name: a, route: {}}]}\n",
        good + "workOrders: {rules: [{name: a, flapping: {times: 1}}]}\n",
        good + "workOrders: {rules: [{name: a, mute: x, match: {kind: alarm}}]}\n",
        good + "workOrders: {rules: [{name: a, mute: x, match: {severity: \"..\"}}]}\n",
        good + "workOrders: {rules: [{name: a, mute: x, match: {criticality: medium}}]}\n",
        good + "workOrders: {rules: [{name: a, mute: x, match: {asset: []}}]}\n",
        good + "workOrders: {rules: [{name: a, mute: x, match: {code: 149}}]}\n",
        good + "workOrders: {maintenance: [{from: \"2026-12-24T06:00\", reason: x}]}\n",
        good + "workOrders: {maintenance: [{match: {}, reason: x}]}\n",
        good + "workOrders: {maintenance: [{match: {}, days: sat, reason: x}]}\n",
        good + "workOrders: {shelved: [{match: {}, reason: x}]}\n",
        good + "workOrders: {budget: {site: {orders: 1, per: 1 h}}}\n",
        good.replace("    lines:", "    workOrders: {rules: {}}\n    lines:"),
        TestFiles.plant("type: press\nidealCycle: 30"),
        TestFiles.plant("type: press\nidealCycle: 30 s/h"),
        TestFiles.plant("type: press\nproducts: [a]"),
        TestFiles.plant("type: press\nproducts: {a: 4 s}"),
        TestFiles.plant("type: press\nproducts: {a: {}}"),
        TestFiles.plant("type: press\nproducts: {a: {idealCycle: soon}}"),
        TestFiles.plant("type: press\nproducts: {a: {idealCycle: 4 s, x: 1}}"),
        TestFiles.plant("type: press\nproducts: {\" a\": {idealCycle: 4 s}}"),
        good.replace("    lines:", BREAKS.formatted("{}")),
        good.replace("    lines:", BREAKS.formatted("[x]")),
        good.replace("    lines:", BREAKS.formatted("[{start: \"08:00\"}]")),
        good.replace("    lines:", BREAKS.formatted("[{start: \"8\", end: \"09:00\"}]")),
        TestFiles.plant("type: press\noee: {debounce: 3 x}"),
        TestFiles.plant("type: press\noee: {debounce: -1 s}"),
        TestFiles.plant("type: press\noee: {debounce: 5}"),
        TestFiles.plant("type: press\noee: {stale: 1 s}"),
        TestFiles.plant("type: press\nsource: {family: xml}"),
        TestFiles.plant("type: press\nsource: {unknownTags: drop}"),
        TestFiles.plant("type: press\nsource: {mapping: {device: name}}"),
        TestFiles.plant("type: press\nsource: {mapping: {devise: /a}}"),
        TestFiles.plant("type: press\nsource: {mapping: {nested: drop}}"),
        TestFiles.plant("type: press\nsource: {mapping: {member: {unit: /u}}}"),
        TestFiles.plant("type: press\nsource: {mapping: {samples: {values: /a}}}"),
        TestFiles.plant("type: press\nsource: {mapping: {event: /e}}"),
        TestFiles.plant("type: press\nsource: {mapping: {event: /e, events: {a: drop}}}"),
        TestFiles.plant("type: press\nsource: {mapping: {event: /e, events: {a: {tag: x}}}}"),
        TestFiles.plant("type: press\nsource: {mapping: {qualities: {\"1\": fine}}}"),
        TestFiles.plant("type: press\nsource: {mapping: {unitInValue: maybe}}"),
        TestFiles.plant("type: press\nsource: {names: both, family: siemens}"),
        TestFiles.plant("type: press\nsource: {decimal: dot}"),
        TestFiles.plant("type: press\nsource: {timeUnit: h}"),
        TestFiles.plant("type: press\nsource: {earliest: long ago}"),
        TestFiles.plant("type: press\nsource: {clockTolerance: some}"),
        TestFiles.plant("type: press\ntags: {a: {maxRate: fast}}"),
        TestFiles.plant("type: press\ntags: {a: {stuckAfter: long}}"),
        TestFiles.plant("type: press\ntags: {a: {values: {\"0\": 1}}}"),
        TestFiles.plant("type: press\ntags: {a: {values: OPEN}}"),
        TestFiles.plant("type: press\nsource: {ignore: [1]}"),
        TestFiles.plant("type: press\nchanges: [{tags: {a: bar}}]"),
        TestFiles.plant("type: press\nchanges: [{from: tomorrow}]"),
        TestFiles.plant("type: press\ntags: {a: [state]}"),
        TestFiles.plant("type: press\ntags: {a: 1}"),
        TestFiles.plant("type: press\ntags: {a: {rol: state}}"),
        TestFiles.plant("type: press\ntags: {a: {role: stat}}"),
        TestFiles.plant("type: press\ntags: {a: {type: float}}"),
        TestFiles.plant("type: press\ntags: {a: {name: 1x}}"),
        TestFiles.plant("type: press\ntags: {a: {name: line}}"),
        TestFiles.plant("type: press\ntags: {a: {range: [1]}}"),
        TestFiles.plant("type: press\ntags: {a: {range: [x, 1]}}"),
        TestFiles.plant("type: press\ntags: {a: {limits: [80]}}"),
        TestFiles.plant("type: press\ntags: {a: {limits: {H: hot}}}"),
        TestFiles.plant("type: press\ntags: {a: {limits: {HHH: 90}}}"),
        TestFiles.plant("type: press\ntags: {a: {limits: {H: 80, deadband: -1}}}"),
        TestFiles.plant("type: press\ntags: {a: {limits: {H: 80, severities: {H: urgent}}}}"),
        TestFiles.plant("type: press\ntags: {a: {role: counter, pieces: 0}}"),
        TestFiles.plant("type: press\ntags: {a: {role: counter, counts: all}}"),
        TestFiles.plant("type: press\ntags: {a: {role: alarm, warning: urgent}}"),
        TestFiles.plant("type: press\ntags: {a: {role: alarm, codes: {\"1\": urgent}}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "three-lines",
        "nist-mazak01",
        "five-lines",
        "komax565",
        "skab-pump",
        "nab-temperature",
        "nist-gfagie01",
        "nist-hurco01"
      })
  void theExamplesAreRightByTheSchemaAndByTheCompilerWithoutAWarning(String example)
      throws IOException {
    var file = TestFiles.examples().resolve(example).resolve("plant.yaml");

    assertThat(refusals(Files.readString(file))).isEmpty();
    assertThat(PlantFiles.load(file).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheSchemaRefusesTheCompilerRefusesToo(String file) throws IOException {
    assertThat(refusals(file)).isNotEmpty();
    assertThat(TestFiles.load(file).usable()).isFalse();
  }

  @Test
  void everyKeyOfTheFormatIsKnownToTheSchema() throws IOException {
    String all =
        """
        shopfloor: 1
        workOrders:
          rules:
            - name: all
              match:
                {asset: "p*", line: [line1], area: stamping, site: "*", type: [press, pump],
                 criticality: [low, high..], kind: [threshold, data-quality], signal: "*",
                 code: ["149", "E*"], severity: ..high}
              since: "2026-11-01T06:00"
              until: "2027-11-01T06:00:00+01:00"
              severity: critical
              priority: P1
              from: low
              route: {team: Mechanics, fields: {workType: CM}}
              mute: known
              holdOff: 30 s
              flapping: {times: 4, within: 5 min, pause: 1 d}
            - {name: none, severity: off, priority: off, from: off, route: off, mute: off, holdOff: off, flapping: off}
          maintenance:
            - {match: {asset: press07, line: line1, area: stamping, site: berlin, type: press, criticality: low..}, from: "2026-12-24T06:00", to: "2026-12-27T06:00", reason: overhaul}
          shelved:
            - {match: {asset: press07, signal: a, code: b}, from: "2026-11-24T06:00", until: "2026-12-24T06:00", reason: part, by: Maier}
          budget: {asset: {orders: 5, per: 1 h}, site: off}
        machineTypes:
          press:
            criticality: low
            workOrders: {from: low, budget: off}
            tags: {state: state, alarm: {role: alarm}}
        sites:
          berlin:
            zone: Europe/Berlin
            workOrders:
              rules: [{name: here, match: {kind: stop}, route: Stops}]
              maintenance: [{days: [sat, sun], at: "06:00", for: 4 h, reason: service}]
              shelved: [{until: "2026-12-24T06:00", reason: moving}]
              budget: {asset: {orders: 5, per: 1 h}}
            shifts: {day: {start: "00:00", end: "24:00", days: [mon-fri, sun], breaks: [{start: "09:00", end: "09:15"}]}}
            lines:
              line1:
                area: stamping
                assets:
                  press07:
                    type: press
                    topic: [a/+, b/#]
                    states: {GO: run, HALT: no-order}
                    criticality: critical
                    cmmsAsset: "4711"
                    workOrders: {from: critical, budget: {orders: 3, per: 2 h}}
                    idealCycle: 120/min
                    products: {bracket-a: {idealCycle: 4 s}, "4711": {idealCycle: 12/min}}
                    oee: {staleAfter: 0, debounce: 500 ms, minorStop: 2 min, stopAlertAfter: 1 h, stopSeverity: low}
                    source:
                      family: flat
                      time: ts
                      timeUnit: ms
                      timePattern: [dd/MM/yyyy HH:mm:ss, yyyyMMddHHmmss]
                      earliest: "2003-10-22"
                      clockTolerance: 30 s
                      decimal: comma
                      zone: Etc/UTC
                      maxAge: 1 d
                      maxAhead: 0
                      unknownTags: ignore
                      ignore: [x]
                      absent: ["n/a", "-"]
                    tags:
                      alarm: {warning: low, fault: high, per: tag, codes: {1: high}}
                      temp: {name: t, role: measurement, type: number, unit: Cel, sent: K, range: [null, 1.5]}
                      product: product
                      air: {unit: bara, sent: psig, ambient: 1013 hPa}
                      vacuum: {unit: kPag, sent: bara, ambient: 98000}
                      n: {role: counter, counts: good, pieces: 2, maxRate: 90/min, stuckAfter: 8 h}
                      pressure: {unit: bar, maxRate: 2.5}
                      valve: {values: {"0": CLOSED, 1: OPEN}}
                      mode: {values: [AUTO, MANUAL]}
                      oil: {limits: {HH: 90, H: 80.5, L: 10, LL: -5, deadband: 2, severities: {HH: critical, H: low, L: low, LL: low}}}
                    changes:
                      - from: "2026-11-01T06:00:00+01:00"
                        type: press
                        topic: c/#
                        cmmsAsset: "4712"
                        tags: {temp: null}
                        products: {"4711": null}
                  pump1: {type: pump, source: {family: siemens, names: metadata, device: P8, decimal: comma}}
                  pump2:
                    type: pump
                    tags: {alarm: alarm, temp: K}
                    source:
                      mapping:
                        records: [/a/*, .]
                        device: $key
                        time: [/t, ^/t]
                        sequence: /n
                        quality: /q
                        qualities: {"1": good}
                        values: /v
                        nested: ignore
                        member: {value: /v, unit: /u, quality: /q, time: /t}
                        skip: [/x]
                        unit: =bar
                        units: /units
                        unitKeys: "{name}_unit"
                        unitInValue: true
                        unitSuffixes: true
                        event: /e
                        events:
                          "*": ignore
                          data: values
                          "on":
                            tag: alarm
                            condition: {level: /l, code: "{/a}:{/b}", text: /t, qualifier: /q, levels: {x: fault}}
                          "off": [{tag: temp, value: /v, unit: =K}]
                  pump3: {type: pump, source: {mapping: {name: $topic/-1, value: ., time: ^/t}}}
                  pump4:
                    type: pump
                    source: {mapping: {samples: {values: /a, name: =x, interval: /dt, intervalUnit: Hz}}}
                  pump5: {type: pump, source: {mapping: {samples: {values: /a, times: /t}}}}
        """;

    assertThat(refusals(all)).isEmpty();
    assertThat(TestFiles.load(all).problems()).isEmpty();
  }

  static Set<ValidationMessage> refusals(String yaml) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    Object value = new Load(settings).loadFromString(yaml);
    return SCHEMA.validate(JSON.readTree(JSON.writeValueAsString(value)));
  }

  private static JsonSchema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            PlantSchemaTest.class.getResourceAsStream("/schemas/plant.schema.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
