package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.cli.cmms.vendor.FormCheck.Checked;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Expression;
import dev.shopfloor.workorder.cmms.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Carries out what a vendor file says. */
final class Play {
  private static final long MILLI = 1_000_000L;

  private final Vendor vendor;
  private final VendorState state;
  private final LongSupplier clock;

  Play(Vendor vendor, VendorState state, LongSupplier clock) {
    this.vendor = vendor;
    this.state = state;
    this.clock = clock;
  }

  /** The names for a request. */
  Scope scope(VendorRequest asked, Map<String, String> secret) {
    Scope scope = scope().put("request", asked.fields()).put("secret", secret);
    scope.put("tokens", state.tokens());
    VendorAuth.Signature signed = vendor.auth().signed();
    if (signed != null) {
      scope.put("signature", Signed.of(signed, scope));
    }
    return scope;
  }

  private Scope scope() {
    long now = clock.getAsLong();
    return new Scope()
        .put("now", Nanos.instant(now / MILLI * MILLI).toString())
        .put("nowMillis", now / MILLI)
        .put("tables", state.shown(now, null));
  }

  void captures(Scope scope, VendorRequest asked, Route route, Matcher matcher) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (int at = 0; at < route.captures().size(); at++) {
      params.put(route.captures().get(at), matcher.group(at + 1));
    }
    asked.fields().put("params", params);
    scope.put("request", asked.fields());
  }

  Answer carryOut(Route route, Scope scope) {
    if (route.lags()) {
      scope.put("tables", state.shown(clock.getAsLong(), vendor.lag()));
    }
    scope.put("given", Map.of()).put("asked", Map.of());
    Said wrong = wrong(route.asks(), "request.query", "asked", scope);
    if (wrong == null) {
      wrong = wrong(route.takes(), "request.body", "given", scope);
    }
    if (wrong != null) {
      return said(wrong, scope);
    }
    route.let().forEach((name, let) -> scope.put(name, value(let, scope)));
    Said refused = refused(route.refuse(), scope);
    if (refused != null) {
      return said(refused, scope);
    }
    route.steps().forEach(step -> step(step, scope));
    return said(route.answer(), scope);
  }

  @Nullable Said refused(List<Route.Refusal> refusals, Scope scope) {
    for (Route.Refusal refusal : refusals) {
      if (scope.holds(refusal.when())) {
        return refusal.answer();
      }
    }
    return null;
  }

  private @Nullable Said wrong(@Nullable Form form, String of, String as, Scope scope) {
    if (form == null) {
      return null;
    }
    Object object = scope.value(form.of() == null ? Expression.of(of) : form.of());
    switch (FormCheck.check(form, object)) {
      case Checked.Fine(Map<String, @Nullable Object> fields) -> {
        scope.put(as, fields);
        return null;
      }
      case Checked.Wrong(String kind, String field, Object value, int most) -> {
        scope.put("field", field).put("value", value).put("most", most);
        Said said = form.faults().getOrDefault(kind, vendor.answers().faults().get(kind));
        if (said == null) {
          throw new BrokenVendorException(
              "answers.faults does not say what \"%s\" is answered with (field \"%s\")"
                  .formatted(kind, field));
        }
        return said;
      }
    }
  }

  private @Nullable Object value(Route.Let let, Scope scope) {
    if (let.table().isEmpty()) {
      return scope.value(let.value());
    }
    List<Map<String, Object>> found = new ArrayList<>();
    Object rows = scope.value(Expression.of("tables." + let.table()));
    if (rows != null) {
      for (Object row : rows instanceof List<?> list ? list : List.of(rows)) {
        @SuppressWarnings("unchecked")
        Map<String, Object> record = (Map<String, Object>) row;
        if (scope.fits(let.value(), record)) {
          found.add(record);
        }
      }
    }
    return let.first() ? found.isEmpty() ? null : found.getFirst() : found;
  }

  private void step(Step step, Scope scope) {
    Object done =
        switch (step) {
          case Step.Make(String table, Expression record, String _) -> {
            scope.put("next", state.next(table));
            Map<String, Object> made = scope.fields(record);
            state.make(table, made, clock.getAsLong());
            yield made;
          }
          case Step.Change(
                  String table,
                  Expression where,
                  Expression sets,
                  boolean whole,
                  String _) -> {
            List<Map<String, Object>> changed =
                state.change(
                    table,
                    row -> scope.fits(where, row),
                    row -> changed(row, scope.fields(sets, row), whole));
            yield changed.isEmpty() ? null : changed.getFirst();
          }
          case Step.Remove(String table, Expression where, String _) -> {
            state.remove(table, row -> scope.fits(where, row));
            yield null;
          }
          case Step.Issue issue -> state.issue();
        };
    scope.put("tables", state.shown(clock.getAsLong(), null));
    if (!step.as().isEmpty()) {
      scope.put(step.as(), done);
    }
  }

  private static Map<String, Object> changed(
      Map<String, Object> row, Map<String, Object> fields, boolean whole) {
    Map<String, Object> changed = whole ? new LinkedHashMap<>() : new LinkedHashMap<>(row);
    changed.putAll(fields);
    return changed;
  }

  Answer said(Said said, Scope scope) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> cookies = new ArrayList<>();
    said.headers()
        .forEach((name, value) -> {
          List<String> values = scope.list(value).stream().map(String::valueOf).toList();
          if (name.equalsIgnoreCase("Set-Cookie")) {
            values.forEach(cookie -> cookies.add(cookie.split(";", 2)[0]));
          } else if (!values.isEmpty()) {
            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
          }
        });
    byte[] body =
        said.body() != null
            ? JsonTree.write(scope.value(said.body()))
            : said.text() == null ? new byte[0] : said.text().getBytes(StandardCharsets.UTF_8);
    return new Answer.Answered(said.status(), headers, cookies, body);
  }

  List<Seen> orders() {
    Scope scope = scope();
    List<Seen> orders = new ArrayList<>();
    for (Map<String, Object> record : state.records(vendor.order().table())) {
      orders.add(SeenReader.read(scope.fields(vendor.order().view(), record), record));
    }
    return orders;
  }

  void stranger(String title, String description, String marker) {
    String table = vendor.order().table();
    Scope scope = scope().put("next", state.next(table)).put("title", title);
    scope.put("description", description).put("marker", marker);
    // far in the past: a search that lags sees it
    state.make(table, scope.fields(vendor.order().stranger()), Long.MIN_VALUE);
  }

  boolean person(Vendor.Act act, String id, String title, String description) {
    Vendor.Deed deed = vendor.people().get(act);
    if (deed == null) {
      return false;
    }
    Scope scope = scope().put("title", title).put("description", description);
    if (!vendor.priorities().isEmpty()) {
      scope.put("priority", vendor.priorities().getLast());
    }
    Expression sets = deed.sets();
    if (sets == null) {
      state.remove(vendor.order().table(), row -> isIt(id, row, scope));
    } else {
      state.change(
          vendor.order().table(),
          row -> isIt(id, row, scope),
          row -> changed(row, scope.fields(sets, row), false));
    }
    return true;
  }

  private boolean isIt(String id, Map<String, Object> record, Scope scope) {
    return SeenReader.read(scope.fields(vendor.order().view(), record), record).id().equals(id);
  }
}
