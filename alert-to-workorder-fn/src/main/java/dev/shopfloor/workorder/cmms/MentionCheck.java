package dev.shopfloor.workorder.cmms;

import java.util.Map;
import java.util.TreeSet;

/** Whether each look-up that an expression mentions is there. */
final class MentionCheck {
  private MentionCheck() {}

  static void check(Profile profile, Part all) {
    Part operations = all.get("operations");
    profile
        .operations()
        .forEach((kind, operation) -> declared(operation, profile, operations.get(kind.word())));
    Finish finish = profile.finish();
    if (finish != null) {
      Part part = operations.get(Operation.Kind.FINISH.word());
      declared(finish.check(), profile, part.get("check"));
      if (finish.when() != null && !Mentions.in(finish.when().toString()).isEmpty()) {
        part.get("when").faultWithoutValue("look-ups are there for the calls only");
      }
    }
    for (Map.Entry<String, Operation> lookup : profile.lookups().entrySet()) {
      none(lookup.getValue(), all.get("lookups").get(lookup.getKey()));
    }
    if (profile.auth() instanceof Auth.Login login) {
      none(login.signIn(), all.get("auth").get("signIn"));
    }
  }

  private static void declared(Operation operation, Profile profile, Part part) {
    for (String name : Mentions.lookups(operation)) {
      if (name.isEmpty()) {
        part.faultWithoutValue("\"lookups\" alone does not say which; write lookups.<name>");
      } else if (!profile.lookups().containsKey(name)) {
        part.faultWithoutValue(
            "lookups.%s is not there; declare it under \"lookups\"%s"
                .formatted(
                    name,
                    profile.lookups().isEmpty()
                        ? ""
                        : ", where there are "
                            + String.join(", ", new TreeSet<>(profile.lookups().keySet()))));
      }
    }
  }

  private static void none(Operation operation, Part part) {
    if (!Mentions.lookups(operation).isEmpty()) {
      part.faultWithoutValue("a look-up or a sign-in cannot use look-ups");
    }
  }
}
