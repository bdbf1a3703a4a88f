package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.Answer;
import dev.shopfloor.writer.faults.Fault;
import dev.shopfloor.writer.faults.StoreUnderTest;
import java.util.SplittableRandom;

/** A store that takes line protocol, in the fault script. */
interface LineStoreUnderTest extends StoreUnderTest {
  @Override
  default Answer answer(Fault fault, SplittableRandom random) {
    return LineAnswers.of(fault, random);
  }

  @Override
  default int records(byte[] body) {
    return LineAnswers.lines(body);
  }
}
