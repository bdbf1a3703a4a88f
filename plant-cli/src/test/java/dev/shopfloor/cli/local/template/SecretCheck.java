package dev.shopfloor.cli.local.template;

import dev.shopfloor.cli.local.template.TemplateNode.Intrinsic;
import dev.shopfloor.cli.local.template.TemplateNode.Mapping;
import dev.shopfloor.cli.local.template.TemplateNode.Scalar;
import dev.shopfloor.cli.local.template.Written.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** No secret stands in the template, in a parameter or in a function's variables. */
final class SecretCheck {
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passwd|token|secret|api_?key|credential|private_?key");

  private static final Pattern GENERATED =
      Pattern.compile("\\{\\{resolve:secretsmanager:\\$\\{(\\w+)}:SecretString:\\w+}}");

  /** What a text of any file looks like that holds a secret. */
  private static final Map<String, Pattern> SECRETS =
      Map.of(
          "an AWS access key",
              Pattern.compile("\\b(AKIA|ASIA)(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}\\b"),
          "a secret access key",
              Pattern.compile("(?i)secret_?access_?key\\W{1,5}[A-Za-z0-9/+]{40,}"),
          "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          "a bearer token", Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9_.~+/=-]{20,}"),
          "an API token",
              Pattern.compile("(?i)\\btoken[\"']?\\s*[:=]\\s*[\"'][A-Za-z0-9_+/=-]{20,}[\"']"),
          "a password in an address",
              Pattern.compile("\\bhttps?://[^/\\s:@<>{}$]+:[^/\\s@<>{}$]+@"));

  private final Written written;
  private final Faults faults = new Faults();

  private SecretCheck(String yaml) {
    written = Written.of(yaml);
    written.places("Globals").forEach(this::look);
    written.places("Resources").forEach(this::look);
    written.section("Parameters").entries().forEach(this::parameter);
    for (Stack stack : Deployment.stacks(yaml)) {
      faults.in(stack.deployment());
      stack
          .each(ResourceType.FUNCTION)
          .forEach(function ->
              Stack.at(function.properties(), "Environment", "Variables").ifPresent(this::names));
    }
    faults.in(Deployment.DEFAULTS);
    text("template.yaml", yaml).forEach(faults::add);
  }

  static List<String> faults(String yaml) {
    return new SecretCheck(yaml).faults.sentences();
  }

  /** What looks like a secret in a file, one sentence each, without the secret. */
  static List<String> text(String file, String text) {
    return SECRETS.entrySet().stream()
        .filter(each -> each.getValue().matcher(text).find())
        .map(each ->
            file + " holds what looks like " + each.getKey() + "; take it out and revoke it")
        .toList();
  }

  private static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private void look(Place place) {
    if (place.key().equals("Password")) {
      faults.require(
          place.node() instanceof Scalar || isGenerated(place.node()),
          place.path() + " must be a dynamic reference to a secret that this template generates");
    }
    if (place.node() instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.TEXT
        && isSecret(place.key())
        && !isName(place, scalar)) {
      faults.add(place.path() + " holds a plain-text secret; name a secret's ARN instead");
    }
  }

  /** A name inside an intrinsic, or the part of a generated secret that is none. */
  private boolean isName(Place place, Scalar scalar) {
    return scalar.text().isEmpty()
        || written.section("Resources").entries().containsKey(scalar.text().split("\\.")[0])
        || written.section("Parameters").entries().containsKey(scalar.text())
        || GENERATED.matcher(scalar.text()).matches()
        || scalar.text().equals("InfluxAuthParametersSecretArn")
        || (place.key().equals("SecretStringTemplate") && !isSecret(scalar.text()))
        || isCondition(scalar.text());
  }

  private boolean isCondition(String text) {
    return written.section("Conditions").entries().containsKey(text);
  }

  private boolean isGenerated(TemplateNode node) {
    if (!(node instanceof Intrinsic sub) || !sub.name().equals("Sub")) {
      return false;
    }
    var matcher = GENERATED.matcher(Written.text(sub.argument()));
    return matcher.matches()
        && written
            .find("Resources", matcher.group(1), "Properties", "GenerateSecretString")
            .isPresent();
  }

  private void parameter(String name, TemplateNode node) {
    Map<String, TemplateNode> declared = ((Mapping) node).entries();
    faults.require(
        !declared.containsKey("NoEcho"),
        name + ".NoEcho: a parameter that must not be shown holds a secret; take its ARN");
    if (isSecret(name) && !Written.text(declared.get("Type")).equals("Number")) {
      TemplateNode pattern = declared.get("AllowedPattern");
      faults.require(
          name.endsWith("Arn")
              && pattern != null
              && Written.text(pattern).contains(":secretsmanager:"),
          name + " would take a secret's value; take its ARN, with a pattern that says so");
      TemplateNode fallback = declared.get("Default");
      faults.require(
          fallback == null || Written.text(fallback).isEmpty(),
          name + ".Default must be empty: a secret belongs to one account");
    }
  }

  private void names(Properties variables) {
    for (String name : variables.mapping().entries().keySet()) {
      String value = variables.optionalText(name).orElse("");
      faults.require(
          !isSecret(name) || (name.endsWith("_ARN") && (value.isEmpty() || isArn(value))),
          variables.path() + "." + name + " must hold a secret's ARN and be named _ARN");
      faults.require(
          !value.contains("{{resolve:"),
          variables.path() + "." + name + " would show a secret in the console; give its ARN");
    }
  }

  private static boolean isArn(String value) {
    return value.contains(":secretsmanager:") || value.endsWith("SecretArn");
  }
}
