package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.plant.Ref;
import java.util.ArrayList;
import java.util.List;

/** Finds the records of a message. */
final class RecordFinder {
  /** The most records of a message; one of 128 KB has hardly half as many that hold anything. */
  static final int MOST = 10_000;

  private static final String EVERY = "*";

  private final Message message;
  private final List<Scope> records = new ArrayList<>();

  private RecordFinder(Message message) {
    this.message = message;
  }

  /**
   * The records, in the message's order; empty when nothing stands there, and one more than {@link
   * #MOST} when there are too many.
   */
  static List<Scope> find(Message message, List<Ref.Own> places) {
    RecordFinder finder = new RecordFinder(message);
    boolean whole = places.isEmpty();
    for (Ref.Own place : places) {
      if (place.path().isEmpty()) {
        whole = true;
      } else {
        finder.walk(message.root(), "", place.path());
      }
    }
    if (whole && finder.records.isEmpty()) {
      finder.message();
    }
    return finder.records;
  }

  private void message() {
    if (message.root() instanceof Doc.Arr) {
      elements(message.root(), "");
    } else {
      records.add(new Scope(message, message.root(), "", null));
    }
  }

  private void walk(Doc at, String place, List<String> path) {
    if (path.isEmpty()) {
      elements(at, place);
      return;
    }
    List<String> rest = path.subList(1, path.size());
    if (!path.getFirst().equals(EVERY)) {
      Doc next = Pointer.step(at, path.getFirst());
      if (next != null) {
        walk(next, place + "/" + path.getFirst(), rest);
      }
      return;
    }
    switch (at) {
      case Doc.Arr(List<Doc> items) -> {
        for (int item = 0; item < items.size() && !full(); item++) {
          walk(items.get(item), place + "/" + item, rest);
        }
      }
      case Doc.Obj(List<Doc.Member> members) -> {
        for (Doc.Member member : members) {
          if (!full()) {
            walk(member.value(), place + "/" + member.name(), rest);
          }
        }
      }
      default -> {}
    }
  }

  private void elements(Doc at, String place) {
    switch (at) {
      case Doc.Arr(List<Doc> items) -> {
        for (int item = 0; item < items.size() && !full(); item++) {
          records.add(new Scope(message, items.get(item), place, Integer.toString(item)));
        }
      }
      case Doc.Obj(List<Doc.Member> members) -> {
        for (Doc.Member member : members) {
          if (!full()) {
            records.add(new Scope(message, member.value(), place, member.name()));
          }
        }
      }
      default -> {}
    }
  }

  private boolean full() {
    return records.size() > MOST;
  }
}
