package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads what a system wants of fields. */
final class FormReader {
  private static final int MOST = 10_000_000;

  private FormReader() {}

  static Form read(Part part, SaidReader said) {
    part.only(Set.of("of", "unknown", "fields", "faults"));
    Form.Unknown unknown =
        part.get("unknown")
            .word(
                Map.of(
                    "ignored", Form.Unknown.IGNORED,
                    "refused", Form.Unknown.REFUSED,
                    "kept", Form.Unknown.KEPT));
    Map<String, Form.Field> fields = new LinkedHashMap<>();
    part.get("fields").fields().forEach((name, field) -> fields.put(name, field(field)));
    return new Form(
        part.get("of").expression(),
        unknown == null ? Form.Unknown.IGNORED : unknown,
        fields,
        AnswersReader.faults(part.get("faults"), said));
  }

  private static Form.Field field(Part part) {
    part.only(Set.of("type", "required", "oneOf", "like", "most", "unit", "over"));
    Boolean cut =
        part.get("over").absent()
            ? Boolean.FALSE
            : part.get("over").word(Map.of("refused", false, "cut", true));
    List<Object> oneOf = new ArrayList<>();
    for (Part each : part.get("oneOf").items()) {
      oneOf.add(each.value());
    }
    return new Form.Field(
        word(part.get("type"), Form.Kind.values(), Form.Kind.ANY),
        part.get("required").truth(),
        oneOf,
        like(part.get("like")),
        part.get("most").absent() ? 0 : part.get("most").whole(1, MOST),
        word(part.get("unit"), Form.Unit.values(), Form.Unit.CHARACTERS),
        Boolean.TRUE.equals(cut));
  }

  private static <E extends Enum<E>> E word(Part part, E[] values, E otherwise) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E each : values) {
      words.put(each.name().toLowerCase(Locale.ROOT), each);
    }
    E word = part.absent() ? otherwise : part.word(words);
    return word == null ? otherwise : word;
  }

  private static @Nullable Pattern like(Part part) {
    if (part.absent()) {
      return null;
    }
    try {
      return Pattern.compile(part.text());
    } catch (PatternSyntaxException wrong) {
      part.fault("must be a regular expression: " + wrong.getDescription());
      return null;
    }
  }
}
