package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.Mapping.Action;
import dev.shopfloor.plant.Mapping.Always;
import dev.shopfloor.plant.Mapping.Emission;
import dev.shopfloor.plant.Mapping.Emit;
import dev.shopfloor.plant.Mapping.EventRule;
import dev.shopfloor.plant.Mapping.Narrow;
import dev.shopfloor.plant.Mapping.Samples;
import dev.shopfloor.plant.Mapping.Wide;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.Ref;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one message by its mapping. */
final class MappedPass {
  private final Message message;
  private final Mapping mapping;
  private final Tools tools;
  private final ContentReader contents;
  private final @Nullable WideReader wide;
  private final @Nullable SampleReader samples;
  private @Nullable String undefined;
  private int ignored;

  MappedPass(Message message, PayloadSpec payload, Mapping mapping, TagNames names) {
    this.message = message;
    this.mapping = mapping;
    this.tools =
        new Tools(
            new HeadReader(mapping, payload.time()),
            new ValueReader(payload.absentTexts(), mapping.units().inValue()),
            new UnitFinder(mapping.units()),
            new Sink(message.rx()));
    this.contents = new ContentReader(names, tools);
    this.wide =
        mapping.form() instanceof Wide form
            ? new WideReader(mapping, form, payload.time().keys(), tools)
            : null;
    this.samples = mapping.form() instanceof Samples form ? new SampleReader(form, tools) : null;
  }

  Decoding run() {
    List<Scope> records = RecordFinder.find(message, mapping.records());
    if (records.size() > RecordFinder.MOST) {
      return new Refused(
          Reason.TOO_LARGE,
          null,
          "more than %d records; split the message at the sender".formatted(RecordFinder.MOST));
    }
    if (records.isEmpty() && !mapping.records().isEmpty()) {
      return nothingThere();
    }
    records.forEach(this::record);
    return result(records.size() == 1 && records.getFirst().isMessage());
  }

  /** The name whose definition was missing; null when none was. */
  @Nullable String undefined() {
    return undefined;
  }

  /** An empty array is there and holds nothing; else the mapping is another message's. */
  private Decoding nothingThere() {
    boolean there =
        mapping.records().stream()
            .anyMatch(place -> Pointer.get(message.root(), place.path()) != null);
    String places = mapping.records().stream().map(Ref::text).collect(Collectors.joining(" or "));
    return there
        ? new Decoded(List.of(), List.of())
        : new Refused(
            Reason.UNSUPPORTED_SHAPE, null, "the message has no records at %s".formatted(places));
  }

  private void record(Scope record) {
    EventRule events = mapping.events();
    Head head = tools.heads().read(record, events != null);
    if (events == null) {
      values(record, head);
      return;
    }
    String kind = record.text(events.at());
    if (kind == null) {
      tools
          .sink()
          .shape(
              head,
              record,
              "nothing at %s of it tells what event it is".formatted(events.at().text()));
      return;
    }
    Action named = events.actions().get(kind);
    switch (named == null ? events.actions().get(Mapping.ANY) : named) {
      case Emit(List<Emission> emissions) ->
          emissions.forEach(emission -> contents.emit(record, head, emission));
      case Always.IGNORE -> ignored++;
      case Always.VALUES -> values(record, head);
      case null ->
          tools
              .sink()
              .problem(
                  head,
                  Shown.of(kind),
                  Reason.UNSUPPORTED_SHAPE,
                  "the mapping does not name the event \"%s\"; add it under events, as ignore if it"
                          .formatted(Shown.of(kind))
                      + " is noise");
    }
  }

  private void values(Scope record, Head head) {
    if (mapping.form() instanceof Narrow narrow) {
      String missing = contents.read(record, head, narrow);
      undefined = undefined == null ? missing : undefined;
    } else if (wide != null) {
      wide.read(record, head);
    } else if (samples != null) {
      samples.read(record, head);
    }
  }

  private Decoding result(boolean one) {
    if (samples != null && samples.taken() > Mapping.MOST_SAMPLES) {
      return new Refused(
          Reason.TOO_LARGE,
          null,
          "%d samples in one message; at most %d are points, and longer bursts belong into a file in"
                  .formatted(samples.taken(), Mapping.MOST_SAMPLES)
              + " S3");
    }
    Sink sink = tools.sink();
    List<TagProblem> problems = sink.problems();
    if (sink.misshapen()) {
      TagProblem first = problems.getFirst();
      return new Refused(first.reason(), first.tag(), first.message());
    }
    boolean time = problems.stream().allMatch(problem -> problem.reason() == Reason.INVALID_TIME);
    if (one && sink.points().isEmpty() && !problems.isEmpty() && time) {
      return new Refused(
          Reason.INVALID_TIME,
          mapping.time() == null ? null : mapping.time().text(),
          problems.getFirst().message());
    }
    return ignored > 0 && sink.points().isEmpty() && problems.isEmpty()
        ? new Ignored("event", null)
        : new Decoded(sink.points(), problems);
  }
}
