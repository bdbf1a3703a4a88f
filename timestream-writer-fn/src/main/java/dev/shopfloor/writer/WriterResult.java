package dev.shopfloor.writer;

import dev.shopfloor.ledger.Ledger;
import java.util.List;

/**
 * What one invocation did.
 *
 * @param returned ids of the messages that must come again
 * @param ledger the account of all points; balanced
 * @param remarks what a person who reads the log should know, each once; without values or secrets
 *     of ours
 */
public record WriterResult(List<String> returned, Ledger ledger, List<String> remarks) {
  /** Copies the lists. */
  public WriterResult {
    returned = List.copyOf(returned);
    remarks = List.copyOf(remarks);
  }
}
