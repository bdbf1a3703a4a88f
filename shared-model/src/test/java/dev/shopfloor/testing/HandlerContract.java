package dev.shopfloor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every handler keeps to: a wrong setting stops the start, named with its mend; and nothing
 * that is made at the start may be the same in each copy of a snapshot although it must differ.
 */
public abstract class HandlerContract {
  private static final String MEND = "set it under|must be";

  /** Settings with which the handler starts: each one that it requires, and no other. */
  protected abstract Map<String, String> required();

  /** For each setting that has a form, optional ones too: a value without it. */
  protected abstract Map<String, String> garbled();

  /** Makes the handler. */
  protected abstract Object start(FunctionRuntime runtime);

  @Test
  void withWhatIsRequiredTheHandlerStartsAndReachesForNothing() {
    assertThatCode(() -> start(required())).doesNotThrowAnyException();
  }

  @TestFactory
  Stream<DynamicTest> aMissingSettingIsNamedWithItsMend() {
    return required().keySet().stream()
        .sorted()
        .map(name ->
            dynamicTest(
                name,
                () -> {
                  Map<String, String> settings = new HashMap<>(required());
                  settings.put(name, " ");

                  assertNamed(settings, name);
                }));
  }

  @TestFactory
  Stream<DynamicTest> aGarbledSettingIsNamedWithItsMend() {
    return garbled().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () -> {
                  Map<String, String> settings = new HashMap<>(required());
                  settings.put(entry.getKey(), entry.getValue());

                  assertNamed(settings, entry.getKey());
                }));
  }

  @Test
  void everyWrongSettingIsNamedAtOnce() {
    Map<String, String> settings = new HashMap<>(required());
    settings.putAll(garbled());

    assertThatThrownBy(() -> start(settings))
        .hasMessageContainingAll(garbled().keySet().toArray(String[]::new));
  }

  @Test
  void twoMissingSettingsAreBothNamed() {
    Map<String, String> settings = new HashMap<>(required());
    Iterator<String> names = required().keySet().stream().sorted().toList().iterator();
    String first = names.next();
    String second = names.next();
    settings.remove(first);
    settings.remove(second);

    assertThatThrownBy(() -> start(settings)).hasMessageContainingAll("2 settings", first, second);
  }

  @Test
  void nothingThatMustDifferBetweenCopiesOfASnapshotIsMadeBeforeIt() {
    assertThat(SnapshotGraph.repeats(start(required()))).isEmpty();
  }

  private Object start(Map<String, String> settings) {
    return start(new FunctionRuntime(new Environment(settings), Clock.systemUTC(), ledger -> {}));
  }

  private void assertNamed(Map<String, String> settings, String name) {
    assertThatThrownBy(() -> start(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name)
        .message()
        .containsPattern(MEND);
  }
}
