package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRuleProblemsTest {
  private static final String PLANT = TestFiles.plant("type: press");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: a}                                           | a rule that sets nothing
          {priority: P1}                                      | name is missing; write a short one
          {name: a b, priority: P1}                           | "a b" is no name of a rule
          {name: a, prority: P1}                              | did you mean "priority"?
          {name: a, priority: 1}                              | a text is wanted
          {name: a, priority: P5}                             | "P5": not known here
          {name: a, severity: urgent}                         | "urgent": not known here
          {name: a, from: "HIGH"}                             | did you mean "high"?
          {name: a, mute: true}                               | a text is wanted
          {name: a, holdOff: soon}                            | no span of time
          {name: a, holdOff: 8 d}                             | write a span from 0 to 7 d
          {name: a, flapping: {times: 1}}                     | write a whole number from 2 to 50
          {name: a, flapping: {within: 8 d}}                  | write a span from 1 s to 7 d
          {name: a, flapping: on}                             | a mapping is wanted
          {name: a, route: {}}                                | an empty route
          {name: a, route: {fields: {a b: c}}}                | "a b" is no id
          {name: a, route: {fields: {a: 1}}}                  | write it in quotes: "1"
          {name: a, match: {severity: high..low}, mute: x}    | or a range such as high..
          {name: a, match: {severity: ".."}, mute: x}         | no severity and no range of them
          {name: a, match: {criticality: medium}, mute: x}    | write low, normal, high or critical
          {name: a, match: {kind: THRESHOLD}, mute: x}        | did you mean "threshold"?
          {name: a, match: {asset: []}, mute: x}              | a list of 0
          {name: a, match: {code: 149}, mute: x}              | write it in quotes: "149"
          {name: a, match: {assets: x}, mute: x}              | did you mean "asset"?
          {name: a, until: "2026-12-24", mute: x}             | is no instant after 1970
          {name: a, since: "2026-12-24T06:00", until: "2026-12-24T06:00", mute: x} | until is not after since
          {name: a, until: "2026-03-29T02:30", mute: x}       | is no time in Europe/Berlin
          """)
  void aRuleThatCannotBeIsNamedWithAMend(String rule, String expected) {
    TestFiles.assertProblem(PLANT + "workOrders: {rules: [" + rule + "]}\n", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maintenance: [{from: "2026-12-24T06:00", reason: x}]                          | match is missing
          maintenance: [{match: {site: "*"}, from: "2026-12-24T06:00"}]                 | reason is missing
          maintenance: [{match: {site: "*"}, reason: x}]                                | a window without a time
          maintenance: [{match: {site: "*"}, to: "2026-12-24T06:00", reason: x}]        | a window without a time
          maintenance: [{match: {site: "*"}, days: sat, at: "06:00", reason: x}]        | for is missing
          maintenance: [{match: {site: "*"}, days: sat, for: 4 h, reason: x}]           | at is missing
          maintenance: [{match: {site: "*"}, days: sta, at: "06:00", for: 4 h, reason: x}] | "sta" is no day of the week
          maintenance: [{match: {site: "*"}, at: "06:00", for: 8 d, reason: x}]         | write a span from 1 min to 7 d
          maintenance: [{match: {signal: x}, from: "2026-12-24T06:00", reason: x}]      | "signal" is no key here
          maintenance: {}                                                               | maintenance is a list
          shelved: [{match: {site: "*"}, reason: x}]                                    | what is shelved comes back
          shelved: [{match: {site: "*"}, until: "2026-12-24T06:00"}]                    | reason is missing
          shelved: [x]                                                                  | a mapping is wanted
          budget: {asset: {orders: 0, per: 1 h}}                                        | write a whole number from 1 to 1000
          budget: {site: {orders: 1, per: 1 h}}                                         | write a whole number from 2 to 1000
          budget: {site: {orders: 5}}                                                   | per is missing
          budget: {line: {orders: 5, per: 1 h}}                                         | "line" is no key here
          budget: {asset: 5}                                                            | a mapping is wanted
          """)
  void aWindowOrABudgetThatCannotBeIsNamedWithAMend(String section, String expected) {
    TestFiles.assertProblem(PLANT + "workOrders: {" + section + "}\n", expected);
  }

  @Test
  void theSecondRuleOfANameIsAnErrorWhereverItStands() {
    TestFiles.assertProblem(
        TestFiles.site("workOrders: {rules: [{name: a, priority: P1}]}", "type: press")
            + "workOrders: {rules: [{name: a, priority: P2}]}\n",
        "a rule \"a\" stands in line ");
  }

  @Test
  void aRuleOfASiteCannotAskForASite() {
    TestFiles.assertProblem(
        TestFiles.site(
            "workOrders: {rules: [{name: a, match: {site: x}, priority: P1}]}", "type: press"),
        "\"site\" is no key here");
  }

  @Test
  void whatMatchesNoAssetIsAWarningThatGuessesWhatWasMeant() {
    TestFiles.assertProblem(
        PLANT + "workOrders: {rules: [{name: a, match: {asset: pres07}, priority: P1}]}\n",
        "rule \"a\" matches no asset of this file; \"pres07\" is none; did you mean \"press07\"?");
    TestFiles.assertProblem(
        PLANT
            + "workOrders: {shelved: [{match: {type: mill, line: line1}, until:"
            + " \"2026-12-24T06:00\", reason: part}]}\n",
        "\"part\" matches no asset of this file; \"mill\" is none; it can be press");
  }

  @Test
  void aRuleThatAnEarlierOneHidesIsAWarning() {
    TestFiles.assertProblem(
        rules(
            "{name: a, match: {signal: \"oil*\"}, mute: x}",
            "{name: b, match: {type: press}, priority: P1}",
            "{name: c, match: {type: press, signal: \"oil_t*\", severity: high}, mute: y,"
                + " priority: P2}"),
        "rule \"c\" never counts: all that it matches and sets is set by rule \"b\" of line 12");
  }

  @Test
  void aRuleThatOnlySometimesComesTooLateIsNone() {
    assertThat(
            TestFiles.load(
                    rules(
                        "{name: a, match: {signal: \"oil_t*\"}, mute: x}",
                        "{name: b, match: {signal: \"oil*\"}, mute: y}",
                        "{name: c, match: {signal: \"oil_t*\"}, mute: y, priority: P1}",
                        "{name: d, until: \"2026-12-24T06:00\", from: low}",
                        "{name: e, from: high}",
                        "{name: f, match: {code: \"*\"}, route: A}",
                        "{name: g, route: B}"))
                .problems())
        .isEmpty();
  }

  @Test
  void moreRulesThanARegistryItemTakesAreAnErrorOfTheAsset() {
    String code = "x".repeat(120);
    String codes =
        IntStream.range(0, 50).mapToObj(each -> code + each).collect(Collectors.joining(", "));
    String many =
        IntStream.range(0, 15)
            .mapToObj(each ->
                "{name: r%d, match: {code: [%s]}, holdOff: %d s}".formatted(each, codes, each + 1))
            .collect(Collectors.joining(", "));

    TestFiles.assertProblem(
        PLANT + "workOrders: {rules: [" + many + "]}\n",
        "the rules for its work orders compile to ");
  }

  @Test
  void moreThan200RulesAreAnError() {
    String many =
        IntStream.range(0, 201)
            .mapToObj(each -> "{name: r%d, priority: P1}".formatted(each))
            .collect(Collectors.joining(", "));

    TestFiles.assertProblem(PLANT + "workOrders: {rules: [" + many + "]}\n", "more than 200");
  }

  private static String rules(String... rules) {
    return PLANT + "workOrders:\n  rules: [" + String.join(",\n    ", rules) + "]\n";
  }
}
