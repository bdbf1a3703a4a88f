package dev.shopfloor.writer.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store says when it refuses lines for good.
 *
 * @param status of HTTP
 * @param words its own, as it sent them
 * @param blames the lines that it names, in the order in which it names them; may be empty
 * @param dropped how many lines it did not take; 0 when it does not say
 */
record Refusal(int status, String words, List<Blame> blames, int dropped) {
  private static final int MOST_WORDS = 500;
  private static final String QUOTE = "unable to parse '";
  private static final Pattern NUMBERED = Pattern.compile("error in line (\\d{1,9}): (.*)");
  private static final Pattern CONFLICT =
      Pattern.compile(
          "field type conflict: input field \"(.+)\" on measurement \"(.+)\" is type (\\w+),"
              + " already exists as type ");
  private static final Pattern DROPPED =
      Pattern.compile("^.* dropped=(\\d{1,9})\\b", Pattern.DOTALL);
  private static final Pattern LATE =
      Pattern.compile(
          "(?:^|partial write: )(?:points beyond|dropped \\d+ points outside) retention policy");
  private static final Pattern PASSING =
      Pattern.compile("partial write: shard \\d+ is pending deletion");

  /** Copies the list. */
  Refusal {
    blames = List.copyOf(blames);
  }

  /**
   * Reads the sentence of a store that says all in one.
   *
   * @param status of HTTP
   * @param listed the lines that the answer names beside it
   */
  static Refusal read(int status, String words, List<Blame.Line> listed) {
    List<Blame> blames = new ArrayList<>();
    int quote = words.indexOf(QUOTE);
    if (quote >= 0) {
      quoted(words.substring(quote), blames);
      return new Refusal(status, words, blames, 0);
    }
    Matcher numbered = NUMBERED.matcher(words);
    while (numbered.find()) {
      blames.add(new Blame.Line(Integer.parseInt(numbered.group(1)), numbered.group(2)));
    }
    if (blames.isEmpty()) {
      blames.addAll(listed);
    }
    conflict(words).ifPresent(blames::add);
    Matcher dropped = DROPPED.matcher(words);
    return new Refusal(
        status, words, blames, dropped.find() ? Integer.parseInt(dropped.group(1)) : 0);
  }

  /** Words of it as a reason, in one line of a bearable length. */
  String reason(String words) {
    String cut = words.substring(0, Math.min(MOST_WORDS, words.length()));
    return "HTTP %d %s".formatted(status, cut.replaceAll("\\s+", " ")).strip();
  }

  /** Whether lines are refused because their time is no longer kept. */
  boolean late() {
    return blames.isEmpty() && LATE.matcher(words).find() && !words.contains("Upper Bound");
  }

  /**
   * Whether the store is only busy with deleting a span of time; once it has, it makes a new one.
   */
  boolean passing() {
    return blames.isEmpty() && PASSING.matcher(words).find();
  }

  private static void quoted(String words, List<Blame> blames) {
    String before = "\n" + QUOTE;
    int start = QUOTE.length();
    for (int next = words.indexOf(before); next >= 0; next = words.indexOf(before, next + 1)) {
      blames.add(new Blame.Quoted(words.substring(start, next)));
      start = next + before.length();
    }
    blames.add(new Blame.Quoted(words.substring(start)));
  }

  private static Optional<Blame> conflict(String words) {
    Matcher found = CONFLICT.matcher(words);
    if (!found.find()) {
      return Optional.empty();
    }
    return FieldType.named(found.group(3))
        .map(type -> new FieldClass(found.group(2), found.group(1), Optional.of(type)))
        .map(values -> new Blame.Values(values, words));
  }
}
