package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads routes. */
final class RoutesReader {
  private static final Set<String> NAMES =
      Set.of(
          "is", "method", "path", "when", "open", "lags", "asks", "takes", "let", "refuse", "do",
          "answer", "source");
  private static final Pattern BRACES = Pattern.compile("\\{([a-zA-Z]\\w*)(\\*?)}");

  private RoutesReader() {}

  static List<Route> read(Part part, SaidReader said) {
    List<Route> routes = new ArrayList<>();
    for (Part each : part.items()) {
      routes.add(route(each.only(NAMES), said));
    }
    return routes;
  }

  private static Route route(Part part, SaidReader said) {
    part.get("source").text();
    Part is = part.get("is");
    if (!is.absent() && !VendorReader.OPERATIONS.contains(is.text())) {
      is.fault("must be one of " + String.join(", ", new TreeSet<>(VendorReader.OPERATIONS)));
    }
    List<String> captures = new ArrayList<>();
    return new Route(
        VendorReader.optional(is),
        part.get("method").text(),
        pattern(VendorReader.optional(part.get("path")), captures),
        captures,
        part.get("when").expression(),
        part.get("open").truth(),
        part.get("lags").truth(),
        part.get("asks").absent() ? null : FormReader.read(part.get("asks"), said),
        part.get("takes").absent() ? null : FormReader.read(part.get("takes"), said),
        lets(part.get("let")),
        refusals(part.get("refuse"), said),
        steps(part.get("do")),
        said.read(part.get("answer")));
  }

  private static Pattern pattern(String path, List<String> captures) {
    StringBuilder pattern = new StringBuilder();
    Matcher braces = BRACES.matcher(path);
    int at = 0;
    while (braces.find()) {
      pattern
          .append(Pattern.quote(path.substring(at, braces.start())))
          .append(braces.group(2).isEmpty() ? "([^/]+)" : "(.*)");
      captures.add(braces.group(1));
      at = braces.end();
    }
    return Pattern.compile(pattern + Pattern.quote(path.substring(at)));
  }

  private static Map<String, Route.Let> lets(Part part) {
    Map<String, Route.Let> lets = new LinkedHashMap<>();
    part.fields()
        .forEach((name, let) -> {
          boolean chosen = let.value() instanceof Map;
          if (chosen) {
            let.only(Set.of("in", "where", "all"));
          }
          lets.put(
              name,
              chosen
                  ? new Route.Let(
                      let.get("in").text(),
                      VendorReader.expression(let.get("where")),
                      !let.get("all").truth())
                  : new Route.Let("", VendorReader.expression(let), false));
        });
    return lets;
  }

  static List<Route.Refusal> refusals(Part part, SaidReader said) {
    List<Route.Refusal> refusals = new ArrayList<>();
    for (Part each : part.items()) {
      each.only(Set.of("when", "answer", "source"));
      refusals.add(
          new Route.Refusal(
              VendorReader.expression(each.get("when")), said.read(each.get("answer"))));
    }
    return refusals;
  }

  private static List<Step> steps(Part part) {
    List<Step> steps = new ArrayList<>();
    for (Part each : part.items()) {
      Set<String> names =
          new HashSet<>(Set.of("make", "change", "remove", "issue", "record", "where", "sets"));
      names.addAll(Set.of("whole", "as"));
      each.only(names);
      String as = VendorReader.optional(each.get("as"));
      if (!each.get("make").absent()) {
        steps.add(
            new Step.Make(
                each.get("make").text(), VendorReader.expression(each.get("record")), as));
      } else if (!each.get("change").absent()) {
        steps.add(
            new Step.Change(
                each.get("change").text(),
                VendorReader.expression(each.get("where")),
                VendorReader.expression(each.get("sets")),
                each.get("whole").truth(),
                as));
      } else if (!each.get("remove").absent()) {
        steps.add(
            new Step.Remove(
                each.get("remove").text(), VendorReader.expression(each.get("where")), as));
      } else if (!each.get("issue").absent()) {
        steps.add(new Step.Issue(each.get("issue").text()));
      } else {
        each.fault("must be one of make, change, remove and issue");
      }
    }
    return steps;
  }
}
