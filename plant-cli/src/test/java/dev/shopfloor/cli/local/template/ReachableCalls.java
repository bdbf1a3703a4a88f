package dev.shopfloor.cli.local.template;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SDK operations that a handler can come to, found in the bytecode.
 *
 * <p>A call counts when a chain of calls leads from the handler to it; a call of an interface leads
 * to each implementation that the chain also constructs. So what only the command line does with a
 * shared class does not count.
 */
final class ReachableCalls {
  private static final String OURS = "dev.shopfloor.";
  private static final String SDK = "software.amazon.awssdk.services.";

  /**
   * A call of the SDK.
   *
   * @param adapter our class that makes it, the outermost one
   * @param method our method that makes it
   * @param owner simple name of the SDK's class
   * @param operation name of the SDK's method
   */
  record Call(String adapter, String method, String owner, String operation) {}

  private static final class Imported {
    static final JavaClasses CLASSES = read();

    private static JavaClasses read() {
      ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
      return new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              OURS + "runtime",
              OURS + "model",
              OURS + "enrich",
              OURS + "writer",
              OURS + "oee",
              OURS + "workorder");
    }
  }

  private static final Map<String, Set<Call>> KNOWN = new ConcurrentHashMap<>();

  private record Signature(JavaClass owner, String name, List<String> parameters) {}

  private final Set<JavaClass> constructed = new HashSet<>();
  private final Set<Signature> called = new LinkedHashSet<>();
  private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();
  private final Set<Call> calls = new HashSet<>();

  private ReachableCalls(JavaClass handler) {
    construct(handler);
    handler.getCodeUnits().stream()
        .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
        .forEach(this::reach);
    int before = -1;
    while (reached.size() != before) {
      before = reached.size();
      for (JavaCodeUnit unit = open.poll(); unit != null; unit = open.poll()) {
        unit.getAccessesFromSelf().forEach(this::follow);
      }
      // what was constructed since may stand behind an interface that was called before
      List.copyOf(called).forEach(this::dispatch);
    }
  }

  /**
   * The calls that a handler class can come to.
   *
   * @throws IllegalArgumentException when there is no such class
   */
  static Set<Call> from(String handler) {
    return KNOWN.computeIfAbsent(
        handler, name -> Set.copyOf(new ReachableCalls(Imported.CLASSES.get(name)).calls));
  }

  private void follow(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    if (owner.getName().startsWith(SDK)) {
      JavaCodeUnit from = access.getOrigin();
      calls.add(
          new Call(
              from.getOwner().getName().replaceAll("\\$.*", ""),
              from.getFullName(),
              owner.getName().replaceAll(".*\\.", ""),
              access.getTarget().getName()));
    }
    if (!owner.getName().startsWith(OURS)) {
      return;
    }
    initialize(owner);
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      if (target.getName().equals("<init>")) {
        construct(owner);
      }
      Signature signature = new Signature(owner, target.getName(), parameters(target));
      if (called.add(signature)) {
        dispatch(signature);
      }
    }
  }

  private static List<String> parameters(CodeUnitAccessTarget target) {
    List<JavaClass> types =
        target instanceof CodeUnitCallTarget call
            ? call.getRawParameterTypes()
            : target.getRawParameterTypes();
    return types.stream().map(JavaClass::getName).toList();
  }

  private void construct(JavaClass type) {
    if (constructed.add(type)) {
      initialize(type);
      boolean answersOthers =
          type.getAllRawInterfaces().stream().anyMatch(each -> !each.getName().startsWith(OURS));
      if (answersOthers) {
        // the JDK or Lambda may call whatever it declares
        type.getMethods().stream()
            .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
            .forEach(this::reach);
      }
    }
  }

  private void initialize(JavaClass type) {
    type.getStaticInitializer().ifPresent(this::reach);
  }

  private void dispatch(Signature signature) {
    Set<JavaClass> candidates = new LinkedHashSet<>(signature.owner().getAllRawSuperclasses());
    candidates.addAll(signature.owner().getAllRawInterfaces());
    candidates.add(signature.owner());
    signature.owner().getAllSubclasses().stream()
        .filter(constructed::contains)
        .forEach(candidates::add);
    for (JavaClass candidate : candidates) {
      candidate.getCodeUnits().stream()
          .filter(unit ->
              unit.getName().equals(signature.name())
                  && unit.getRawParameterTypes().stream()
                      .map(JavaClass::getName)
                      .toList()
                      .equals(signature.parameters()))
          .forEach(this::reach);
    }
  }

  private void reach(JavaCodeUnit unit) {
    if (reached.add(unit)) {
      open.add(unit);
    }
  }
}
