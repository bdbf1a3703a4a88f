package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import dev.shopfloor.plant.Mapping.Form;
import dev.shopfloor.plant.Mapping.MemberRule;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Step;
import dev.shopfloor.plant.Mapping.StepUnit;
import dev.shopfloor.plant.Mapping.Wide;
import dev.shopfloor.plant.Ref;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how values stand in a record. */
final class MappingFormReader {
  private static final List<String> WIDE = List.of("values", "nested", "member", "skip");
  private static final List<String> NARROW = List.of("name", "value", "condition");
  private static final Map<String, StepUnit> STEP_UNITS =
      Map.of(
          "s", StepUnit.S,
          "ms", StepUnit.MS,
          "us", StepUnit.US,
          "ns", StepUnit.NS,
          "Hz", StepUnit.HZ);

  private final RefReader refs;
  private final Problems problems;

  MappingFormReader(RefReader refs, Problems problems) {
    this.refs = refs;
    this.problems = problems;
  }

  Form read(Section mapping) {
    String wide = first(mapping, WIDE);
    String narrow = first(mapping, NARROW);
    String samples = first(mapping, List.of("samples"));
    clash(mapping, wide, narrow);
    clash(mapping, wide, samples);
    clash(mapping, narrow, samples);
    if (narrow != null) {
      return new Narrow(
          refs.required(mapping, "name", "write where the tag's name stands, such as name: /tag"),
          new MappingContentReader(refs, problems).read(mapping));
    }
    YamlMap map = mapping.map("samples");
    return map == null ? wide(mapping) : samples(map);
  }

  private static @Nullable String first(Section mapping, List<String> keys) {
    return keys.stream().filter(mapping::has).findFirst().orElse(null);
  }

  private void clash(Section mapping, @Nullable String one, @Nullable String other) {
    if (one != null && other != null) {
      problems.error(
          mapping.place(other),
          "%s and %s: a record is either an object of tags (values), or one tag (name and value),"
                  .formatted(one, other)
              + " or a row of samples",
          "remove one of them");
    }
  }

  private Wide wide(Section mapping) {
    Ref values = refs.ref(mapping, "values");
    return new Wide(
        values == null ? new Ref.Own(List.of()) : values,
        mapping.choice("nested", Map.of("flatten", true, "ignore", false), true),
        member(mapping.map("member")),
        refs.refs(mapping.node("skip")));
  }

  private @Nullable MemberRule member(@Nullable YamlMap map) {
    if (map == null) {
      return null;
    }
    Section member = new Section(map, Set.of("value", "unit", "quality", "time"), problems);
    return new MemberRule(
        refs.required(member, "value", "write where a value stands in its object: value: /value"),
        refs.ref(member, "unit"),
        refs.ref(member, "quality"),
        refs.ref(member, "time"));
  }

  private Samples samples(YamlMap map) {
    Section samples =
        new Section(map, Set.of("values", "name", "times", "interval", "intervalUnit"), problems);
    if (samples.has("times") == samples.has("interval")) {
      problems.error(
          samples.place(),
          samples.has("times") ? "times and interval" : "neither times nor interval",
          "write times: /t where each sample has a time, else interval: 10 ms");
    }
    return new Samples(
        refs.required(samples, "values", "write where the array stands: values: /data"),
        refs.ref(samples, "name"),
        refs.ref(samples, "times"),
        samples.has("interval") ? step(samples) : null);
  }

  private @Nullable Step step(Section samples) {
    YamlNode node = samples.node("interval");
    StepUnit unit = samples.choice("intervalUnit", STEP_UNITS, StepUnit.MS);
    OptionalLong span =
        node instanceof YamlScalar scalar ? Spans.span(scalar.text()) : OptionalLong.empty();
    if (span.isPresent() && span.getAsLong() > 0) {
      return new Step(span.getAsLong(), null, unit);
    }
    if (node instanceof YamlScalar scalar && !scalar.text().matches("[/^{$].*")) {
      samples.wrong(
          node, "no step from one sample to the next", "write 10 ms, or where it stands: /dt");
      return null;
    }
    Ref at = refs.ref(samples, "interval");
    return at == null ? null : new Step(0, at, unit);
  }
}
