package dev.shopfloor.cli.local.alarms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runbook has a section for each alarm, for no other, and each says what it must. */
final class RunbookCheck {
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]*)\"></a>");
  private static final List<String> WORDS =
      List.of("**Means**", "**Look**", "**Mend**", "**Replay**");

  private final List<String> faults = new ArrayList<>();
  private final Set<String> found = new TreeSet<>();

  private RunbookCheck(String markdown, Set<String> expected) {
    Set<String> above = new TreeSet<>();
    Set<String> owners = Set.of();
    StringBuilder section = new StringBuilder();
    for (String line : markdown.lines().toList()) {
      Matcher anchor = ANCHOR.matcher(line.strip());
      if (anchor.matches()) {
        end(owners, section);
        owners = Set.of();
        above.add(anchor.group(1));
        require(found.add(anchor.group(1)), "the anchor " + anchor.group(1) + " is there twice");
      } else if (line.matches("#{1,3} .*")) {
        end(owners, section);
        owners = new HashSet<>(above);
        require(
            above.isEmpty() || line.startsWith("### "),
            "the anchors " + above + " stand above no section of the third level: " + line);
        above.clear();
      } else if (above.isEmpty()) {
        section.append(line).append('\n');
      } else {
        require(line.isBlank(), "the anchors " + above + " do not stand directly above a section");
      }
    }
    end(owners, section);
    require(above.isEmpty(), "the anchors " + above + " have no section");
    for (String alarm : expected) {
      require(found.contains(alarm), "the alarm " + alarm + " has no anchor in the runbook");
    }
    for (String anchor : found) {
      require(expected.contains(anchor), "the anchor " + anchor + " is of no alarm");
    }
  }

  /**
   * What is wrong.
   *
   * @param expected names of alarms in lower case
   */
  static List<String> faults(String markdown, Set<String> expected) {
    return new RunbookCheck(markdown, expected).faults;
  }

  private void end(Set<String> owners, StringBuilder section) {
    if (!owners.isEmpty()) {
      for (String word : WORDS) {
        require(
            section.indexOf(word) >= 0,
            "the section of " + new TreeSet<>(owners) + " does not say " + word);
      }
    }
    section.setLength(0);
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      faults.add(sentence);
    }
  }
}
