package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.mapping.Head.When;
import dev.shopfloor.enrich.mapping.UnitFinder.Beside;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.MemberRule;
import dev.shopfloor.plant.Mapping.QualityRule;
import dev.shopfloor.plant.Mapping.Wide;
import dev.shopfloor.plant.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records whose members are tags. */
final class WideReader {
  private final Mapping mapping;
  private final Wide wide;
  private final List<String> timeKeys;
  private final Tools tools;

  WideReader(Mapping mapping, Wide wide, List<String> timeKeys, Tools tools) {
    this.mapping = mapping;
    this.wide = wide;
    this.timeKeys = timeKeys;
    this.tools = tools;
  }

  void read(Scope record, Head head) {
    Doc values = record.find(wide.values());
    switch (values) {
      case Doc.Obj object ->
          new OneRecord(record, head).members(object, "", parts(record.isMessage()));
      case null ->
          tools
              .sink()
              .shape(head, record, "nothing stands at %s of it".formatted(wide.values().text()));
      default -> single(record, head, values);
    }
  }

  /** One value instead of an object of them is the tag that its place is called. */
  private void single(Scope record, Head head, Doc value) {
    if (wide.values() instanceof Ref.Own(List<String> path)
        && !path.isEmpty()
        && !(value instanceof Doc.Arr)) {
      new OneRecord(record, head).value(path.getLast(), value, null, head, null);
    } else {
      tools
          .sink()
          .shape(
              head,
              record,
              "an object of values is wanted at %s of it".formatted(wide.values().text()));
    }
  }

  private @Nullable NamedParts parts(boolean message) {
    NamedParts parts = NamedParts.of(mapping, timeKeys, wide.except(), message);
    return switch (wide.values()) {
      case Ref.Own(List<String> path) -> NamedParts.at(parts, path);
      case Ref.Root(List<String> path) when message -> NamedParts.at(parts, path);
      default -> null;
    };
  }

  private final class OneRecord {
    private final Scope record;
    private final Head head;

    OneRecord(Scope record, Head head) {
      this.record = record;
      this.head = head;
    }

    // recursion is bounded by the payload's nesting, and names by their length
    void members(Doc.Obj object, String prefix, @Nullable NamedParts named) {
      Beside beside = tools.units().beside(object);
      for (Doc.Member member : object.members()) {
        NamedParts inside = named == null ? null : named.inside(member.name());
        if ((inside != null && inside.isNamed()) || beside.holders().containsKey(member.name())) {
          continue;
        }
        String name = prefix.isEmpty() ? member.name() : prefix + '.' + member.name();
        String unit = beside.units().get(member.name());
        if (name.length() > FlatJsonDecoder.MAX_NAME) {
          value(name, Doc.NULL, unit, head, null);
        } else if (member.value() instanceof Doc.Obj inner) {
          object(name, inner, unit, inside);
        } else if (wide.flatten() || !(member.value() instanceof Doc.Arr)) {
          value(name, member.value(), unit, head, null);
        }
      }
    }

    private void object(
        String name, Doc.Obj object, @Nullable String unit, @Nullable NamedParts inside) {
      MemberRule rule = wide.member();
      Scope member = record.inside(object);
      if (rule != null && holds(member, object, rule)) {
        member(name, member, rule, unit);
      } else if (ValueReader.isCondition(object)) {
        value(name, object, null, head, null);
      } else if (wide.flatten() && object.members().isEmpty()) {
        tools.sink().problem(head, name, Reason.WRONG_TYPE, "the value is an empty object");
      } else if (wide.flatten()) {
        members(object, name, inside);
      }
    }

    /** Whether an object is a value with what belongs to it; a bad one may be without value. */
    private static boolean holds(Scope member, Doc.Obj object, MemberRule rule) {
      return member.find(rule.value()) != null
          || (member.find(rule.quality()) != null
              && object.members().stream().noneMatch(each -> each.value() instanceof Doc.Obj));
    }

    private void member(String name, Scope member, MemberRule rule, @Nullable String beside) {
      When own = tools.heads().own(member, rule.time());
      Head at = own == null ? head : head.at(own);
      Doc quality = member.find(rule.quality());
      Doc value = member.find(rule.value());
      String unit = UnitFinder.text(member.find(rule.unit()));
      QualityRule words = mapping.quality();
      value(
          name,
          value == null ? Doc.NULL : value,
          beside,
          quality == null || quality instanceof Doc.Null
              ? at
              : at.graded(HeadReader.grade(quality, words)),
          unit);
    }

    void value(String name, Doc value, @Nullable String beside, Head at, @Nullable String own) {
      Reading reading = tools.values().read(value);
      String inside = reading instanceof Reading.Sent sent ? sent.unit() : null;
      tools.sink().add(at, name, reading, tools.units().find(record, name, own, beside, inside));
    }
  }
}
