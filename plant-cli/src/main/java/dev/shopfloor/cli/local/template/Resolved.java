package dev.shopfloor.cli.local.template;

import java.util.List;
import java.util.Map;

/**
 * What is there with chosen parameters.
 *
 * @param resources those whose condition holds, in the file's order
 * @param conditions every condition with its truth
 */
record Resolved(List<Resource> resources, Map<String, Boolean> conditions) {
  /** Copies the collections. */
  Resolved {
    resources = List.copyOf(resources);
    conditions = Map.copyOf(conditions);
  }

  /**
   * A resource that is there.
   *
   * @param name logical id
   * @param properties with every intrinsic replaced
   */
  record Resource(String name, ResourceType type, Properties properties) {}
}
