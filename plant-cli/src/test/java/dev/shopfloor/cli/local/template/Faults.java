package dev.shopfloor.cli.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a check found, one sentence each, in the order found and each once. */
final class Faults {
  private final Map<String, String> found = new LinkedHashMap<>();
  private String where = "";

  /** Says for the next faults by which parameters they come about. */
  Faults in(Deployment deployment) {
    where = deployment == Deployment.DEFAULTS ? "" : " (with " + deployment + ")";
    return this;
  }

  /** Notes a fault unless the condition holds; says whether it does. */
  boolean require(boolean holds, String sentence) {
    if (!holds) {
      found.putIfAbsent(sentence, sentence + where);
    }
    return holds;
  }

  void add(String sentence) {
    require(false, sentence);
  }

  List<String> sentences() {
    return List.copyOf(found.values());
  }
}
