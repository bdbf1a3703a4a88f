package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlantProblemsTest {
  private static final String ASSET = "sites.berlin.lines.line1.assets.press07";

  static Stream<Arguments> assets() {
    return Stream.of(
        arguments("tags: {a: bar}", "8:11: error: @: type is missing; write what kind"),
        arguments(
            "typ: press", "9:13: error: @.typ: \"typ\" is no key here; did you mean \"type\"?"),
        arguments("type: [press]", "9:19: error: @.type: a list: a text is wanted"),
        arguments("type: 12", "9:19: error: @.type: the number 12: a text is wanted; write it in"),
        arguments("type: \"a b\"", "9:19: error: @.type: \"a b\" is no id"),
        arguments("type: oee", "9:19: error: @.type: \"oee\" is where results are stored"),
        arguments("type: p\ntype: q", "10:13: error: @.type: \"type\" stands here for the second"),
        arguments(
            "type: p\nstates: packm", "10:21: error: @.states: \"packm\": not known here; did"),
        arguments("type: p\nstates: {GO: runn}", "10:26: error: @.states.GO: \"runn\": not known"),
        arguments("type: p\nstates: [run]", "10:21: error: @.states: a list: no states"),
        arguments("type: p\ntopic: a/#/b", "10:20: error: @.topic: \"a/#/b\" is no topic filter"),
        arguments("type: p\ntopic: []", "10:20: error: @.topic: no topic"),
        arguments(
            "type: p\ncriticality: hi", "10:26: error: @.criticality: \"hi\": not known here"),
        arguments("type: p\nworkOrders: {from: hgih}", "10:32: error: @.workOrders.from: \"hgih\""),
        arguments("type: p\nworkOrders: high", "10:25: error: @.workOrders: \"high\": a mapping"),
        arguments(
            "type: p\nsource: {timePattern: \"HH:mm:ss\"}",
            "10:35: error: @.source.timePattern: \"HH:mm:ss\" tells no date"),
        arguments(
            "type: p\nsource: {timePattern: [dd/MM/yyyy hh:mm]}",
            "10:35: error: @.source.timePattern: \"dd/MM/yyyy hh:mm\" tells a time of day only in"),
        arguments(
            "type: p\nsource: {earliest: 2010}", "10:32: error: @.source.earliest: the number"),
        arguments(
            "type: p\nsource: {earliest: \"1969-12-31\"}",
            "10:32: error: @.source.earliest: \"1969-12-31\": no date from 1970 on; write one"),
        arguments("type: p\nidealCycle: 30", "10:25: error: @.idealCycle: the number 30: a text"),
        arguments("type: p\nidealCycle: 0/min", "10:25: error: @.idealCycle: \"0/min\": no time"),
        arguments("type: p\nidealCycle: soon", "10:25: error: @.idealCycle: \"soon\": no time per"),
        arguments("type: p\nidealCycle: 30 s", "10:25: warning: @.idealCycle: an ideal cycle, but"),
        arguments(
            "type: p\nproducts: [a]", "10:23: error: @.products: a list: a mapping is wanted"),
        arguments(
            "type: p\nproducts: {a: 4 s}", "10:27: error: @.products.a: \"4 s\" is no product"),
        arguments(
            "type: p\nproducts: {a: {}}",
            "10:24: error: @.products.a: product \"a\" has no idealCycle"),
        arguments(
            "type: p\nproducts: {a: {idealCycle: soon}}",
            "10:40: error: @.products.a.idealCycle: \"soon\": no time per piece"),
        arguments(
            "type: p\nproducts: {a: {idealcycle: 4 s}}",
            "10:28: error: @.products.a.idealcycle: \"idealcycle\" is no key here; did you mean"),
        arguments(
            "type: p\nproducts: {\" a\": {idealCycle: 4 s}}",
            "10:24: error: @.products. a: \" a\" is no product code"),
        arguments(
            "type: p\nproducts: {a: {idealCycle: 4 s}}",
            "10:23: warning: @.products: products, but no tag of role product"),
        arguments(
            "type: p\ntags: {p: product}",
            "9:13: warning: @: a tag of role product, but no products"),
        arguments("type: p\ntags: {s: state}", "9:13: warning: @: a state, but nothing says"),
        arguments(
            "type: p\noee: {debounce: 3 x}", "10:29: error: @.oee.debounce: \"3 x\": no span"),
        arguments("type: p\noee: {debounce: [1]}", "10:29: error: @.oee.debounce: a list: no span"),
        arguments("type: p\noee: {stale: 1 s}", "10:19: error: @.oee.stale: \"stale\" is no key"),
        arguments(
            "type: p\nsource: {zone: Mars}", "10:28: error: @.source.zone: \"Mars\" is no time"),
        arguments("type: p\nsource: {family: xml}", "10:30: error: @.source.family: \"xml\": not"),
        arguments("type: p\nsource: {maxAge: 0}", "10:30: error: @.source.maxAge: an age of 0"),
        arguments("type: p\nsource: {ignore: [1]}", "10:31: error: @.source.ignore[0]: the number"),
        arguments("type: p\nchanges: {}", "10:22: error: @.changes: changes is a list"),
        arguments("type: p\nchanges: [x]", "10:23: error: @.changes[0]: \"x\" is no change"),
        arguments(
            "type: p\nchanges: [{tags: {a: bar}}]", "10:23: error: @.changes[0]: from is miss"),
        arguments(
            "type: p\nchanges: [{from: \"2026-01-01\"}]",
            "10:30: error: @.changes[0].from: \"2026-01-01\" is no instant"),
        arguments(
            "type: p\n"
                + "changes: [{from: \"2026-01-02T00:00:00Z\"}, {from: \"2026-01-01T00:00:00Z\"}]",
            "10:55: error: @.changes[1]: this change is not later"),
        arguments(
            "type: p\nchanges: [{from: \"2026-01-02T00:00:00Z\", tags: {a: staet}}]",
            "10:64: error: @.changes[0].tags.a: \"staet\" is no role, type or unit"));
  }

  static Stream<Arguments> tags() {
    return Stream.of(
        arguments(
            "a: staet", "11:18: error: @.a: \"staet\" is no role, type or unit; did you mean \"st"),
        arguments(
            "a: barr",
            "11:18: warning: @.a: \"barr\" is no unit known here and is kept as it is; did"
                + " you mean \"bar\"?"),
        arguments("a: {unit: furlong}", "11:25: warning: @.a.unit: \"furlong\" is no unit known"),
        arguments(
            "a: {unit: bar, sent: psig}", "11:36: error: @.a.sent: \"psig\" cannot become \"bar\""),
        arguments(
            "a: {unit: bar, sent: xx}", "11:36: error: @.a.sent: \"xx\" is no unit known here, so"),
        arguments(
            "a: {unit: xx, sent: bar}", "11:25: error: @.a.unit: \"xx\" is no unit known here, so"),
        arguments(
            "a: {unit: bar, sent: psi, type: integer}",
            "11:36: error: @.a.sent: only a number can be converted"),
        arguments(
            "a: C",
            "11:18: warning: @.a: \"C\" may mean several units and is taken for Cel; write"
                + " \"Cel\", or the unit that is meant"),
        arguments("a: {unit: gal}", "11:25: warning: @.a.unit: \"gal\" may mean several units"),
        arguments(
            "a: {unit: kg, sent: ton}",
            "11:35: warning: @.a.sent: \"ton\" may mean several units and is taken for t; write"),
        arguments(
            "a: {unit: ton, sent: kg}",
            "11:25: warning: @.a.unit: \"ton\" may mean several units and is taken for t; write"),
        arguments(
            "a: {unit: bara, sent: psig}",
            "11:37: error: @.a.sent: \"psig\" cannot become \"bara\": [psi]{gauge} is a unit of"
                + " pressure gauge and bar{abs} one of pressure absolute, which takes the ambient"
                + " pressure (101325 Pa at sea level); write the pressure of the air at the"
                + " machine: ambient: 101325"),
        arguments(
            "a: {unit: bara, sent: psig, ambient: 1}",
            "11:52: error: @.a.ambient: the number 1: no pressure of the air; write it absolute"),
        arguments(
            "a: {unit: bara, sent: psig, ambient: 0 barg}",
            "11:52: error: @.a.ambient: \"0 barg\": no pressure of the air"),
        arguments(
            "a: {unit: bara, sent: psig, ambient: [1]}",
            "11:52: error: @.a.ambient: a list: no pressure of the air"),
        arguments(
            "a: {unit: bar, ambient: 101325}",
            "11:39: warning: @.a.ambient: the pressure of the air changes nothing"),
        arguments(
            "a: {unit: bar, sent: psi, ambient: 101325}",
            "11:50: warning: @.a.ambient: the pressure of the air changes nothing"),
        arguments(
            "a: {rol: state}",
            "11:19: error: @.a.rol: \"rol\" is no key here; did you mean \"role\"?"),
        arguments(
            "a: {role: stat}", "11:25: error: @.a.role: \"stat\": not known here; did you mean"),
        arguments(
            "a: {type: float}", "11:25: error: @.a.type: \"float\": not known here; it can be"),
        arguments("a: {name: 1x}", "11:25: error: @.a.name: \"1x\" cannot be a tag's name"),
        arguments("line: bar", "11:15: error: @.line: the name \"line\" is taken"),
        arguments("a: {name: Time}", "11:25: error: @.a.name: the name \"Time\" is taken"),
        arguments(
            "a: bar\nA: bar",
            "12:15: error: @.A: the name \"A\" is already that of the tag in line 11"),
        arguments("a: bar\na_q: bar", "12:15: error: @.a_q: the name \"a_q\" is already that"),
        arguments("a b: bar\na.b: bar", "12:15: error: @.a.b: the name \"a_b\" is already that"),
        arguments(
            "a: {range: [2, 1]}",
            "11:26: error: @.a.range: the range begins at 2.0 and ends below"),
        arguments("a: {range: [2]}", "11:26: error: @.a.range: a list: no range"),
        arguments("a: {range: [x, 1]}", "11:27: error: @.a.range[0]: \"x\" is no limit"),
        arguments(
            "a: {range: [.nan, 1]}", "11:27: error: @.a.range[0]: the number .nan is no limit"),
        arguments(
            "a: {range: [1, 2], type: text}", "11:26: error: @.a.range: a range, but the tag is"),
        arguments(
            "a: {role: counter, pieces: 0}",
            "11:42: error: @.a.pieces: the number 0: wrong; write a"),
        arguments(
            "a: {role: counter, type: text}", "11:40: error: @.a.type: a counter is a number"),
        arguments(
            "a: {pieces: 1}", "11:27: error: @.a.pieces: \"pieces\" belongs to the role counter"),
        arguments(
            "a: {maxRate: 0/s}", "11:28: error: @.a.maxRate: \"0/s\": no rate; write how much"),
        arguments(
            "a: {type: text, maxRate: 5}", "11:40: error: @.a.maxRate: a rate of change, but the"),
        arguments(
            "a: {type: integer, values: {x: OPEN}}",
            "11:42: error: @.a.values: the value \"OPEN\" is not a whole number; write a value"),
        arguments(
            "a: {role: alarm, values: {0: OK}}",
            "11:40: error: @.a.values: the value \"OK\" is not an alarm's level; write normal"),
        arguments("a: {values: OPEN}", "11:27: error: @.a.values: \"OPEN\": no values; write {"),
        arguments("a: {role: alarm, type: number}", "11:38: error: @.a.type: an alarm is a text"),
        arguments(
            "a: {warning: low}",
            "11:28: error: @.a.warning: \"warning\" belongs to the role alarm"),
        arguments(
            "a: {role: alarm, codes: {1: x}}", "11:43: error: @.a.codes.1: \"x\": not known here"),
        arguments(
            "a: {limits: 80}", "11:27: error: @.a.limits: the number 80: a mapping is wanted"),
        arguments("a: {limits: {deadband: 1}}", "11:27: error: @.a.limits: limits, but none of HH"),
        arguments(
            "a: {limits: {HHH: 9}}",
            "11:28: error: @.a.limits.HHH: \"HHH\" is no key here; did you mean \"HH\"?"),
        arguments("a: {limits: {H: hot}}", "11:31: error: @.a.limits.H: \"hot\" is no limit"),
        arguments(
            "a: {limits: {HH: 80, H: 80}}",
            "11:32: error: @.a.limits.HH: HH 80.0 is not above H 80.0; write them so that LL < L"),
        arguments(
            "a: {limits: {H: 5, L: 10}}",
            "11:31: error: @.a.limits.H: H 5.0 is not above L 10.0; write them so"),
        arguments(
            "a: {limits: {H: 80, deadband: -1}}",
            "11:45: error: @.a.limits.deadband: a deadband of -1.0; write 0 or more"),
        arguments(
            "a: {limits: {HH: 90, H: 80, deadband: 10}}",
            "11:53: error: @.a.limits.deadband: a deadband of 10.0 reaches from HH 90.0 to H"
                + " 80.0;"),
        arguments(
            "a: {range: [0, 80], limits: {H: 80}}",
            "11:47: error: @.a.limits.H: H 80.0 is not inside the range [0.0, 80.0], so that no"),
        arguments(
            "a: {range: [0, null], limits: {LL: -1}}",
            "11:50: error: @.a.limits.LL: LL -1.0 is not inside the range [0.0, null], so that"),
        arguments(
            "a: {limits: {H: 80, severities: {H: hi}}}",
            "11:51: error: @.a.limits.severities.H: \"hi\": not known here"),
        arguments(
            "a: {limits: {H: 80, severities: {L: low}}}",
            "11:47: error: @.a.limits.severities: a severity for L, but no limit L; write L: and"),
        arguments(
            "a: {type: text, limits: {H: 80}}",
            "11:39: error: @.a.limits: limits, but the tag is no number; remove the limits or the"),
        arguments(
            "a: {role: counter, limits: {H: 80}}",
            "11:42: error: @.a.limits: \"limits\" belongs to the role measurement, not to counter"),
        arguments("a: [state]", "11:18: error: @.a: a list is no tag"),
        arguments("a:", "11:15: error: @.a: a tag without meaning"),
        arguments("a: {role: state}\nb: state", "12:15: error: @.b: the second tag of role state"));
  }

  static Stream<Arguments> files() {
    String good = TestFiles.plant("type: press");
    return Stream.of(
        arguments("", "1:1: error: the file is empty; begin with shopfloor: 1"),
        arguments("# nothing", "1:1: error: the file is empty"),
        arguments("- a", "1:1: error: a plant file is a mapping, not a list"),
        arguments("just words", "1:1: error: a plant file is a mapping, not \"just words\""),
        arguments("sites:\n\tberlin: x", "2:1: error: not YAML: "),
        arguments("sites:\n\tberlin: x", "indent with blanks: YAML allows no tab"),
        arguments("a: [1", "error: not YAML: "),
        arguments("a: b: c", "1:5: error: not YAML: "),
        arguments("--- a\n--- b", "error: not YAML: "),
        arguments("a: &a [*a]", "error: a: \"a\" is no key here"),
        arguments(
            good.replace("shopfloor: 1", "shopfloor: 2"),
            "1:12: error: shopfloor: the number 2: wr"),
        arguments(
            good.replace("shopfloor: 1\n", ""), "1:1: error: the format's version is missing"),
        arguments("shopfloor: 1", "1:1: error: no asset; write a site under sites:"),
        arguments("shopfloor: 1\nsites: {}", "2:8: error: sites: no asset"),
        arguments("shopfloor: 1\nsites: []", "2:8: error: sites: a list: a mapping is wanted"),
        arguments(
            good + "site: x",
            "10:1: error: site: \"site\" is no key here; did you mean \"sites\"?"),
        arguments(
            good.replace("    zone: Europe/Berlin\n", ""),
            "3:3: error: sites.berlin: zone is missing"),
        arguments(
            good.replace("Europe/Berlin", "Berlin"),
            "4:11: error: sites.berlin.zone: \"Berlin\" is no time zone; did you mean"
                + " \"Europe/Berlin\"?"),
        arguments(
            good.replace("Europe/Berlin", "\"+01:00\""),
            "4:11: error: sites.berlin.zone: \"+01:00\" is no time zone"),
        arguments(good.replace("berlin:", "\"b/n\":"), "3:3: error: sites.b/n: \"b/n\" is no id"),
        arguments(
            good.replace("press07:\n            type: press", "press07: x"),
            "8:20: error: " + ASSET + ": an asset is \"x\""),
        arguments(
            good + "      line2: {assets: {press07: {type: press}}}",
            "10:24: error: sites.berlin.lines.line2.assets.press07: asset \"press07\" stands in"
                + " site berlin for the second time, first in line 8"),
        arguments(
            good + "          press08: {type: press, topic: plant/berlin/line1/press07/#}",
            "10:41: error: sites.berlin.lines.line1.assets.press08.topic: topic"
                + " \"plant/berlin/line1/press07/#\" already belongs to the asset of line 8"),
        arguments(
            good
                + "          press08: {type: press, topic: plant/berlin/line1/press07/#,"
                + " source: {device: P8, zone: Etc/UTC}}",
            "10:41: error: sites.berlin.lines.line1.assets.press08.topic: topic"
                + " \"plant/berlin/line1/press07/#\" is read in another way for the asset of line"
                + " 8, and one message is read once"),
        arguments(
            TestFiles.plant("type: press\ntags: {a: bar}")
                + "          press08: {type: press, tags: {A: text}}",
            "11:41: error: sites.berlin.lines.line1.assets.press08.tags.A: \"A\" is text here and"
                + " number in line 10"),
        arguments(
            TestFiles.plant("type: press\ntags:\n" + tags(100, "a"))
                + "          press08:\n            type: press\n            tags:\n"
                + tags(81, "b").indent(12),
            "111:11: error: sites.berlin.lines.line1.assets.press08: machine type \"press\" has 181"
                + " different tags, more than 180"),
        arguments(
            good.replace("    lines:", "    shifts: {a: {start: 6, end: \"14:00\"}}\n    lines:"),
            "5:25: error: sites.berlin.shifts.a.start: the number 6: a text is wanted"),
        arguments(
            good.replace("    lines:", "    shifts: {a: {start: \"25:00\"}}\n    lines:"),
            "5:25: error: sites.berlin.shifts.a.start: \"25:00\" is no time of day"),
        arguments(
            good.replace("    lines:", "    shifts: {a: {start: \"06:00\"}}\n    lines:"),
            "5:14: error: sites.berlin.shifts.a: end is missing"),
        arguments(
            good.replace(
                "    lines:",
                "    shifts: {a: {start: \"06:00\", end: \"07:00\", days: m}}\n    lines:"),
            "sites.berlin.shifts.a.days: \"m\" is no day of the week"),
        breaks("06:00", "14:00", "{}", "a.breaks: a mapping: breaks is a list; write [{start:"),
        breaks("06:00", "14:00", "[x]", "a.breaks[0]: \"x\" is no break; write [{start:"),
        breaks("06:00", "14:00", "[{end: \"09:00\"}]", "a.breaks[0]: start is missing"),
        breaks(
            "06:00",
            "14:00",
            "[{start: \"9\", end: \"09:00\"}]",
            "a.breaks[0].start: \"9\" is no time of day"),
        breaks(
            "06:00",
            "14:00",
            "[{start: \"05:50\", end: \"06:10\"}]",
            "a.breaks[0]: the break from 05:50 to 06:10 is not inside the shift from 06:00 to"
                + " 14:00"),
        breaks(
            "06:00",
            "14:00",
            "[{start: \"13:50\", end: \"14:10\"}]",
            "is not inside the shift from"),
        breaks(
            "06:00",
            "14:00",
            "[{start: \"09:10\", end: \"09:00\"}]",
            "is not inside the shift from"),
        breaks(
            "06:00",
            "14:00",
            "[{start: \"09:00\", end: \"09:00\"}]",
            "is not inside the shift from"),
        breaks(
            "22:00",
            "06:00",
            "[{start: \"06:00\", end: \"06:10\"}]",
            "is not inside the shift from"),
        breaks(
            "00:00",
            "24:00",
            "[{start: \"23:50\", end: \"00:10\"}]",
            "is not inside the shift from"),
        breaks(
            "22:00",
            "06:00",
            "[{start: \"23:50\", end: \"00:20\"}, {start: \"00:10\", end: \"00:30\"}]",
            "a.breaks[1]: the break from 00:10 to 00:30 overlaps the one of line 5"),
        arguments(
            good.replace(
                "    lines:",
                "    shifts:\n      a: {start: \"22:00\", end: \"06:00\", days: sun}\n"
                    + "      b: {start: \"05:00\", end: \"07:00\", days: mon}\n    lines:"),
            "7:7: error: sites.berlin.shifts.b: shift \"b\" overlaps shift \"a\" of line 6"),
        arguments(
            "shopfloor: 1\nmachineTypes: {press: {tags: {a: staet}}}\n" + good.substring(13),
            "2:34: error: machineTypes.press.tags.a: \"staet\" is no role"),
        arguments(
            "shopfloor: 1\nmachineTypes: {press: {topic: x}}\n" + good.substring(13),
            "2:24: error: machineTypes.press.topic: \"topic\" is no key here"));
  }

  private static Arguments breaks(String start, String end, String breaks, String expected) {
    String shift =
        "    shifts: {a: {start: \"%s\", end: \"%s\", breaks: %s}}\n    lines:"
            .formatted(start, end, breaks);
    return arguments(TestFiles.plant("type: press").replace("    lines:", shift), expected);
  }

  private static String tags(int number, String prefix) {
    return IntStream.range(0, number)
        .mapToObj(at -> "  " + prefix + at + ": bar\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("assets")
  void whatIsWrongWithAnAssetIsNamedWithItsPlace(String asset, String expected) {
    assertProblem(TestFiles.plant(asset), expected.replace("@", ASSET));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void whatIsWrongWithATagIsNamedWithItsPlace(String tags, String expected) {
    String asset = "type: press\ntags:\n" + tags.indent(2);
    assertProblem(TestFiles.plant(asset), expected.replace("@", ASSET + ".tags"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsWrongWithAFileIsNamedWithItsPlace(String file, String expected) {
    assertProblem(file, expected);
  }

  @Test
  void allProblemsComeAtOnceInTheOrderOfTheFile() {
    String file =
        TestFiles.plant("typ: press\ntags: {a: staet, b: {unit: barr, range: [2, 1]}}")
            .replace("Europe/Berlin", "Berlin");

    List<Problem> problems = TestFiles.load(file).problems();

    assertThat(problems).extracting(Problem::line).containsExactly(4, 8, 9, 10, 10, 10).isSorted();
    assertThat(problems).isSorted();
  }

  @Test
  void whatIsWrongInAMachineTypeIsSaidOnceForAllItsAssets() {
    String file =
        "shopfloor: 1\nmachineTypes: {press: {oee: {debounce: x}}}\n"
            + TestFiles.plant("type: press").substring(13)
            + "          press08: {type: press}\n";

    assertThat(TestFiles.load(file).problems()).hasSize(1);
  }

  @Test
  void aWarningDoesNotStopThePlant() {
    PlantLoad load = TestFiles.load(TestFiles.plant("type: press\ntags: {a: furlong}"));

    assertThat(load.problems()).hasSize(1);
    assertThat(load.usable()).isTrue();
  }

  @Test
  void aFileThatIsNotThereIsAProblem(@TempDir Path folder) {
    PlantLoad load = PlantFiles.load(folder.resolve("plant.yaml"));

    assertThat(load.usable()).isFalse();
    assertThat(load.problems().getFirst().text())
        .isEqualTo(
            folder.resolve("plant.yaml") + ":1:1: error: no such file; check the name given");
  }

  @Test
  void aFolderIsAProblem(@TempDir Path folder) {
    assertThat(PlantFiles.load(folder).problems().getFirst().what()).contains("cannot be read");
  }

  @Test
  void aFileThatIsNotUtf8NamesTheFirstBadByte(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plant.yaml");
    Files.write(file, "shopfloor: 1\n# Stück".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(PlantFiles.load(file).problems().getFirst().text())
        .isEqualTo(file + ":2:5: error: the file is not UTF-8; save it as UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoProblem() {
    assertThat(TestFiles.load("\uFEFF" + TestFiles.plant("type: press")).usable()).isTrue();
  }

  @Test
  void anchorsThatUnfoldWithoutEndAreAProblem() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int level = 1; level < 40; level++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(level, level, level - 1, level - 1));
    }

    assertThat(TestFiles.load(bomb.toString()).problems())
        .anyMatch(problem -> problem.what().contains("unfolds to more than"));
  }

  private static void assertProblem(String file, String expected) {
    PlantLoad load = TestFiles.load(file);

    assertThat(load.problems())
        .extracting(Problem::text)
        .anySatisfy(text -> assertThat(text).contains(expected));
    boolean error = load.problems().stream().anyMatch(p -> p.level() == Problem.Level.ERROR);
    assertThat(load.usable()).isEqualTo(!error);
  }
}
