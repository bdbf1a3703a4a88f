package dev.shopfloor.enrich;

/** Asks sources to announce themselves anew. */
@FunctionalInterface
public interface RebirthRequests {
  /** Where nobody can be asked. */
  RebirthRequests NONE = (source, rx) -> false;

  /**
   * Asks a source; it never throws, because data that is already read must not wait for a request.
   *
   * @param source as {@link SourceStore} names it
   * @param rx now, ns since the epoch
   * @return whether the request is on its way
   */
  boolean ask(String source, long rx);
}
