package dev.shopfloor.cli.redrive;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Where letters lie. What is received is hidden from everybody else until it is dealt with. */
public interface DeadLetterSource {
  /**
   * Receives letters and hides them.
   *
   * @param most at most so many
   * @return those that are there; empty when there are no more
   * @throws SdkException when it cannot be read
   */
  List<DeadLetter> receive(int most);

  /**
   * Deletes letters.
   *
   * @return how many could not be deleted; they are still there
   */
  int delete(List<DeadLetter> letters);

  /**
   * Lets everybody see letters again.
   *
   * @return how many could not be shown; they come back by themselves
   */
  int release(List<DeadLetter> letters);

  /** About how many there are, hidden ones included. */
  long about();
}
