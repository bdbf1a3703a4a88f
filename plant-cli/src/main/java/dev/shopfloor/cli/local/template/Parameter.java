package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.TemplateNode.Sequence;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code Parameters} with what it allows; of a list each member must be allowed.
 *
 * @param type such as {@code String} or {@code List<Number>}
 */
record Parameter(String name, String type, Properties declared) {
  private static final Set<String> TYPES =
      Set.of(
          "String",
          "Number",
          "CommaDelimitedList",
          "List<Number>",
          "List<AWS::EC2::Subnet::Id>",
          "List<AWS::EC2::SecurityGroup::Id>",
          "AWS::EC2::VPC::Id");
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Default",
          "Description",
          "NoEcho",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue");

  static Parameter read(String name, Properties declared) {
    String type = declared.only(KEYS).text("Type");
    if (!TYPES.contains(type)) {
      throw new TemplateException(
          declared.node("Type").line(),
          "parameter " + name + ": the local plant does not know the type " + type);
    }
    Parameter parameter = new Parameter(name, type, declared);
    parameter.fallback().ifPresent(text -> parameter.value(text, "has the default"));
    return parameter;
  }

  /** The default; empty where every stack must give a value. */
  Optional<String> fallback() {
    return declared.optionalText("Default");
  }

  /** The values that are allowed; empty when they are not listed. */
  List<String> allowed() {
    return declared.texts("AllowedValues");
  }

  /**
   * The value in force.
   *
   * @param given what the caller gives; null for the default
   * @throws TemplateException when there is none, or when it is not allowed
   */
  TemplateNode value(@Nullable String given) {
    if (given != null) {
      return value(given, "is given");
    }
    return value(
        fallback()
            .orElseThrow(() ->
                new TemplateException(
                    declared.line(), "parameter " + name + " has no default and was not given")),
        "has the default");
  }

  private TemplateNode value(String text, String origin) {
    if (!isList()) {
      check(text, origin);
      return scalar(text);
    }
    List<String> members = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    members.forEach(member -> check(member, origin));
    return new Sequence(members.stream().map(this::scalar).toList(), declared.line());
  }

  private boolean isList() {
    return type.equals("CommaDelimitedList") || type.startsWith("List<");
  }

  private boolean isNumber() {
    return type.contains("Number");
  }

  private TemplateNode scalar(String text) {
    return new Scalar(text, Scalar.Kind.TEXT, declared.line());
  }

  private void check(String text, String origin) {
    List<String> allowed = allowed();
    require(allowed.isEmpty() || allowed.contains(text), text, origin, "allowed are " + allowed);
    declared
        .optionalText("AllowedPattern")
        .ifPresent(regex ->
            require(pattern(regex).matcher(text).matches(), text, origin, "it must be " + regex));
    if (isNumber()) {
      checkNumber(text, origin);
    } else {
      require(
          text.length() >= declared.integer("MinLength", 0)
              && text.length() <= declared.integer("MaxLength", Integer.MAX_VALUE),
          text,
          origin,
          "it is too short or too long (MinLength, MaxLength)");
    }
  }

  private void checkNumber(String text, String origin) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw refused(text, origin, "it must be a number");
    }
    declared
        .optionalText("MinValue")
        .ifPresent(least ->
            require(number.compareTo(new BigDecimal(least)) >= 0, text, origin, "least " + least));
    declared
        .optionalText("MaxValue")
        .ifPresent(most ->
            require(number.compareTo(new BigDecimal(most)) <= 0, text, origin, "most " + most));
  }

  private Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new TemplateException(
          declared.node("AllowedPattern").line(),
          "parameter " + name + ": AllowedPattern is no pattern: " + e.getDescription());
    }
  }

  private void require(boolean holds, String text, String origin, String rule) {
    if (!holds) {
      throw refused(text, origin, declared.optionalText("ConstraintDescription").orElse(rule));
    }
  }

  private TemplateException refused(String text, String origin, String rule) {
    boolean hidden = declared.optionalText("NoEcho").filter("true"::equalsIgnoreCase).isPresent();
    return new TemplateException(
        declared.line(),
        "parameter %s %s %s: %s".formatted(name, origin, hidden ? "****" : '"' + text + '"', rule));
  }
}
