package dev.shopfloor.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.Mapping.Action;
import dev.shopfloor.plant.Mapping.Always;
import dev.shopfloor.plant.Mapping.ConditionAt;
import dev.shopfloor.plant.Mapping.Content;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.Mapping.EventRule;
import dev.shopfloor.plant.Mapping.Form;
import dev.shopfloor.plant.Mapping.MemberRule;
import dev.shopfloor.plant.Mapping.Names;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Step;
import dev.shopfloor.plant.Mapping.StepUnit;
import dev.shopfloor.plant.Mapping.UnitRule;
import dev.shopfloor.plant.Mapping.ValueAt;
import dev.shopfloor.plant.Mapping.Wide;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingCodecTest {
  @Property(tries = 300)
  void anyMappingComesBackAsItWas(@ForAll("mappings") Mapping mapping) throws IOException {
    PayloadSpec payload =
        new PayloadSpec(
            PayloadFamily.MAPPED,
            mapping,
            new TimeSpec(List.of("ts"), ZoneOffset.UTC),
            false,
            Set.of());
    byte[] bytes = Json.bytes(json -> PayloadCodec.write(json, payload));

    try (JsonParser json = Json.factory().createParser(bytes)) {
      assertThat(PayloadCodec.read(json)).isEqualTo(payload);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "/a",
        "/a~1b/~0",
        "/",
        "^",
        "^/a/0",
        "$topic",
        "$topic/4",
        "$topic/-1",
        "$topic/2-",
        "$key",
        "=",
        "=a{b",
        "{/a}:{/b}",
        "x{$key}",
        "{^/a}{=-}{/b}"
      })
  void aReferenceIsWrittenAsItWasRead(String text) {
    assertThat(Ref.parse(text).text()).isEqualTo(text.replace("{=-}", "-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "{/a", "/a}", "{{/a}}", "{}", "$", "$topic/0", "$topic/9", "^a", "{a}"})
  void whatIsNoReferenceSaysHowToMendIt(String text) {
    assertThatThrownBy(() -> Ref.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write");
  }

  @Test
  void namesWithSlashesAreEscapedAsInJsonPointers() {
    assertThat(Ref.parse("/a~1b/~0/")).isEqualTo(new Ref.Own(List.of("a/b", "~", "")));
  }

  @Provide
  Arbitrary<Mapping> mappings() {
    Arbitrary<QualityRule> quality =
        Combinators.combine(
                refs().injectNull(0.5),
                Arbitraries.maps(words(), Arbitraries.of(Quality.class)).ofMaxSize(3))
            .as(QualityRule::new);
    Arbitrary<UnitRule> units =
        Combinators.combine(
                words().map(word -> "{name}" + word).list().ofMaxSize(2),
                refs().injectNull(0.5),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                refs().injectNull(0.5))
            .as(UnitRule::new);
    return Combinators.combine(
            Arbitraries.of("/a", "/a/*", ".").map(text -> (Ref.Own) Ref.parse(text)).list(),
            refs().injectNull(0.5),
            refs().injectNull(0.5),
            refs().injectNull(0.5),
            quality,
            units,
            forms(),
            Combinators.combine(refs(), Arbitraries.maps(words(), actions()).ofMaxSize(4))
                .as(EventRule::new)
                .injectNull(0.5))
        .as((records, device, time, sequence, qualities, unit, form, events) ->
            new Mapping(
                records, device, time, sequence, qualities, unit, form, events, Names.S7_NAMES));
  }

  private static Arbitrary<Form> forms() {
    Arbitrary<Form> wide =
        Combinators.combine(
                refs(),
                Arbitraries.of(true, false),
                Combinators.combine(
                        refs(),
                        refs().injectNull(0.5),
                        refs().injectNull(0.5),
                        refs().injectNull(0.5))
                    .as(MemberRule::new)
                    .injectNull(0.5),
                single().list().ofMaxSize(3))
            .as(Wide::new);
    Arbitrary<Form> narrow = Combinators.combine(refs(), contents()).as(Narrow::new);
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.longs().between(0, Long.MAX_VALUE),
                refs().injectNull(0.5),
                Arbitraries.of(StepUnit.class))
            .as(Step::new);
    Arbitrary<Form> samples =
        Combinators.combine(
                refs(), refs().injectNull(0.5), refs().injectNull(0.5), step.injectNull(0.5))
            .as(Samples::new);
    return Arbitraries.oneOf(wide, narrow, samples);
  }

  private static Arbitrary<Content> contents() {
    Arbitrary<Content> value = refs().map(ValueAt::new);
    Arbitrary<Content> condition =
        Combinators.combine(
                refs(),
                refs().injectNull(0.5),
                refs().injectNull(0.5),
                refs().injectNull(0.5),
                Arbitraries.maps(words(), Arbitraries.of(Level.class)).ofMaxSize(3))
            .as(ConditionAt::new);
    return Arbitraries.oneOf(value, condition);
  }

  private static Arbitrary<Action> actions() {
    Arbitrary<Action> emit =
        Combinators.combine(words(), contents(), refs().injectNull(0.5))
            .as(Emission::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(Emit::new);
    return Arbitraries.oneOf(Arbitraries.of(Always.class).map(always -> (Action) always), emit);
  }

  private static Arbitrary<Ref> refs() {
    return Arbitraries.oneOf(
        single(), single().list().ofMinSize(2).ofMaxSize(4).map(places -> new Ref.First(places)));
  }

  private static Arbitrary<Ref> single() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                ".",
                "^/a/0",
                "$topic",
                "$topic/-2",
                "$topic/3-",
                "$key",
                "{/a}:{/b}",
                "$2/a",
                "$1^/a/0")
            .map(Ref::parse),
        words().list().ofMinSize(1).ofMaxSize(3).map(path -> new Ref.Own(path)),
        Arbitraries.strings().ofMaxLength(5).map(text -> new Ref.Literal(text)));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of("a", "b/c", "~", "Ü", "*", "", "x y", "$", "=");
  }
}
