package dev.shopfloor.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Walks what a handler holds, and the static fields of our classes, and finds what would be the
 * same in each copy of a snapshot: a seeded generator, an id, a time of the wall clock.
 */
final class SnapshotGraph {
  private static final String OURS = "dev.shopfloor.";
  private static final Duration NEAR = Duration.ofHours(1);

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();
  private final List<String> repeats = new ArrayList<>();

  private SnapshotGraph() {}

  /** What repeats, each with the way to it. */
  static List<String> repeats(Object handler) {
    SnapshotGraph graph = new SnapshotGraph();
    graph.add(handler.getClass().getSimpleName(), handler);
    for (Class<?> type : loadedWith(handler.getClass())) {
      graph.fields(type.getName(), null, type);
    }
    graph.walk();
    return graph.repeats;
  }

  /** The main classes of the handler's module. */
  private static List<Class<?>> loadedWith(Class<?> handler) {
    return new ClassFileImporter()
            .importLocations(
                Set.of(
                    Location.of(
                        Path.of(
                            URI.create(
                                handler
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toString())))))
            .stream()
            .filter(type -> type.getPackageName().startsWith(OURS))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private void walk() {
    for (Step step = open.poll(); step != null; step = open.poll()) {
      judge(step);
      enter(step.way(), step.value());
    }
  }

  private void enter(String way, Object value) {
    switch (value) {
      case Optional<?> held -> held.ifPresent(inner -> add(way, inner));
      case Map<?, ?> map -> {
        map.keySet().forEach(key -> add(way + "[key]", key));
        map.values().forEach(inner -> add(way + "[]", inner));
      }
      case Path path -> {}
      case Iterable<?> many -> many.forEach(inner -> add(way + "[]", inner));
      case Object[] many -> {
        for (Object inner : many) {
          add(way + "[]", inner);
        }
      }
      default -> {
        for (Class<?> type = value.getClass(); ours(type); type = type.getSuperclass()) {
          fields(way, value, type);
        }
      }
    }
  }

  private void judge(Step step) {
    boolean repeats =
        switch (step.value()) {
          case SecureRandom different -> false;
          case RandomGenerator seeded -> true;
          case UUID id -> true;
          case Instant time -> near(time);
          case Long number ->
              near(Instant.ofEpochMilli(number)) || near(Instant.ofEpochSecond(0, number));
          default -> false;
        };
    if (repeats) {
      this.repeats.add(step.way() + " is " + step.value());
    }
  }

  private static boolean near(Instant time) {
    return Duration.between(time, Instant.now()).abs().compareTo(NEAR) < 0;
  }

  private static boolean ours(@Nullable Class<?> type) {
    return type != null && type.getName().startsWith(OURS);
  }

  private void fields(String way, @Nullable Object owner, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) == (owner == null)) {
        field.setAccessible(true);
        try {
          add(way + "." + field.getName(), field.get(owner));
        } catch (IllegalAccessException impossible) {
          throw new LinkageError(field.toString(), impossible);
        }
      }
    }
  }

  private void add(String way, @Nullable Object value) {
    if (value != null && (value instanceof Long || seen.add(value))) {
      open.add(new Step(way, value));
    }
  }

  private record Step(String way, Object value) {}
}
