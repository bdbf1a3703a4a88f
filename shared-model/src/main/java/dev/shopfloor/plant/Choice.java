package dev.shopfloor.plant;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says about a setting.
 *
 * @param value what it sets; null for {@code off}: it stays as without any rule
 */
public record Choice<T>(@Nullable T value) {
  private static final Choice<?> OFF = new Choice<>(null);

  /** As without any rule, whatever later rules say. */
  @SuppressWarnings("unchecked") // it holds no value of any type
  public static <T> Choice<T> off() {
    return (Choice<T>) OFF;
  }
}
