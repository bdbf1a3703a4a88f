package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a mapping names its place and the mend. */
class MappingProblemsTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "{device: name}", "mapping.device: \"name\" is no place in a message; write /name"),
        arguments(
            "{device: \"{/a\"}", "\"{/a\" is no place in a message; write each part in braces"),
        arguments("{device: ^a}", "\"^a\" is no place in a message; write ^/a"),
        arguments("{device: $topic/9}", "\"$topic/9\" is no place in a message; write $topic"),
        arguments("{device: []}", "mapping.device: 0 places; write 1 to 8"),
        arguments("{device: {a: b}}", "a mapping: a place in the message is wanted"),
        arguments("{devise: /a}", "\"devise\" is no key here; did you mean \"device\"?"),
        arguments("{records: ^/a}", "\"^/a\" cannot hold records; write a pointer"),
        arguments(
            "{values: /a, name: /b, value: /c}", "mapping.name: values and name: a record is"),
        arguments(
            "{values: /a, samples: {values: /b, name: =x, interval: 1 s}}", "values and samples"),
        arguments("{value: /c}", "name is missing; write where the tag's name stands"),
        arguments("{name: /c}", "value is missing; write where it stands"),
        arguments("{name: /a, value: /b, condition: {level: /c}}", "a value and a condition"),
        arguments("{name: /a, condition: {code: /c}}", "level is missing; write where it stands"),
        arguments(
            "{name: /a, condition: {level: /c, levels: {x: bad}}}", "\"bad\": not known here"),
        arguments("{member: {unit: /u}}", "mapping.member: value is missing"),
        arguments("{nested: drop}", "mapping.nested: \"drop\": not known here; it can be flatten"),
        arguments(
            "{samples: {values: /a, name: =x}}", "neither times nor interval; write times: /t"),
        arguments("{samples: {values: /a, times: /t, interval: 1 s}}", "times and interval"),
        arguments("{samples: {values: /a, interval: soon}}", "\"soon\": no step from one sample"),
        arguments("{samples: {values: /a, interval: 0}}", "the number 0: no step from one sample"),
        arguments("{unitKeys: unit}", "\"unit\" does not tell a value's name from its unit's"),
        arguments("{unitInValue: maybe}", "\"maybe\": true or false is wanted"),
        arguments("{qualities: {\"1\": fine}}", "mapping.qualities.1: \"fine\": not known here"),
        arguments("{event: /e}", "mapping.event: event without events; write under events"),
        arguments("{events: {a: ignore}}", "events, but nothing says where a record tells"),
        arguments("{event: /e, events: {a: drop}}", "mapping.events.a: \"drop\": not known here"),
        arguments("{event: /e, events: {a: [x]}}", "\"x\" is nothing that an event gives"),
        arguments("{event: /e, events: {a: []}}", "0 tags; write 1 to 64, or ignore"),
        arguments("{event: /e, events: {a: {value: /v}}}", "tag is missing; write the tag's key"),
        arguments("{event: /e, events: {a: {tag: x}}}", "value is missing"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsPlaceAndItsMend(String mapping, String expected) {
    assertThat(problems("type: p\nsource:\n  mapping: " + mapping)).contains(expected);
  }

  @Test
  void familyAndMappingMustAgree() {
    assertThat(problems("type: p\nsource: {family: flat, mapping: {values: /a}}"))
        .contains("a mapping, but family flat is read without one; remove the mapping");
    assertThat(problems("type: p\nsource: {family: mapping}"))
        .contains("family mapping without a mapping");
    assertThat(problems("type: p\nsource: {family: telegraf, names: ids}"))
        .contains("names is for family siemens only");
    assertThat(problems("type: p\nsource: {family: telegraff}"))
        .contains("did you mean \"telegraf\"?");
  }

  @Test
  void anEventThatSetsNoTagOfTheAssetIsDoubtful() {
    assertThat(
            problems(
                """
                type: p
                tags: {good: {role: counter}}
                source: {mapping: {event: /e, events: {a: {tag: goood, value: /n}}}}
                """))
        .contains("warning")
        .contains("event \"a\" gives a value to \"goood\", which is no tag of the asset; did you")
        .contains("mean \"good\"?");
  }

  private static String problems(String asset) {
    return TestFiles.load(TestFiles.plant(asset)).problems().stream()
        .map(Problem::text)
        .collect(Collectors.joining("\n"));
  }
}
