package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Map;

/** A piece of the template as written, with the line (from 1) where it begins. */
sealed interface TemplateNode {
  int line();

  /** A scalar; {@code number} and {@code bool} tell how YAML reads it when unquoted. */
  record Scalar(String text, Kind kind, int line) implements TemplateNode {
    enum Kind {
      TEXT,
      INTEGER,
      BOOLEAN,
      NULL
    }
  }

  record Sequence(List<TemplateNode> items, int line) implements TemplateNode {}

  record Mapping(Map<String, TemplateNode> entries, int line) implements TemplateNode {}

  /** {@code !Sub x} and {@code Fn::Sub: x} alike, under the name without {@code Fn::}. */
  record Intrinsic(String name, TemplateNode argument, int line) implements TemplateNode {}
}
