package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a system says where no route speaks. */
final class AnswersReader {
  private static final Duration LONGEST = Duration.ofHours(1);

  private AnswersReader() {}

  static Vendor.Answers read(Part part, SaidReader said) {
    part.only(Set.of("unknown", "malformed", "throttled", "refused", "failed", "faults"));
    return new Vendor.Answers(
        said.read(part.get("unknown")),
        said.read(part.get("malformed")),
        samples(part.get("throttled")),
        samples(part.get("refused")),
        samples(part.get("failed")),
        faults(part.get("faults"), said));
  }

  static Map<String, Said> faults(Part part, SaidReader said) {
    Map<String, Said> faults = new LinkedHashMap<>();
    part.only(FormCheck.FAULTS)
        .fields()
        .forEach((name, answer) -> faults.put(name, said.read(answer)));
    return faults;
  }

  private static List<Vendor.Sample> samples(Part part) {
    Set<String> names = new HashSet<>(SaidReader.names());
    names.addAll(Set.of("name", "operation", "words", "after", "done"));
    List<Vendor.Sample> samples = new ArrayList<>();
    for (Part each : part.items()) {
      each.only(names);
      Part after = each.get("after");
      String operation = each.get("operation").absent() ? "create" : each.get("operation").text();
      if (!VendorReader.OPERATIONS.contains(operation)) {
        each.get("operation").fault("must be an operation such as create");
      }
      samples.add(
          new Vendor.Sample(
              each.get("name").text(),
              operation,
              SaidReader.answer(each),
              VendorReader.optional(each.get("words")),
              after.absent() ? null : after.duration(Duration.ZERO, LONGEST),
              each.get("done").truth(),
              each.get("source").text()));
    }
    return samples;
  }
}
