package dev.shopfloor.writer.setup;

import java.util.Arrays;
import java.util.Optional;

/** What CloudFormation asks for. */
public enum RequestType {
  /** The resource is new in the stack. */
  CREATE("Create"),
  /** One of its properties has changed, also back again in a rollback. */
  UPDATE("Update"),
  /** The resource goes, or an update has put another in its place. */
  DELETE("Delete");

  private final String word;

  RequestType(String word) {
    this.word = word;
  }

  /** The word in the event. */
  public String word() {
    return word;
  }

  /** The type of this word; nothing when there is none. */
  static Optional<RequestType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
