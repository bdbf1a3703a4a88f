package dev.shopfloor.cli.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules of a section can be about.
 *
 * @param site whether it is one site, and not the plant
 * @param zone the site's; any for the plant, whose sites have their own
 */
record RuleScope(boolean site, ZoneId zone) {
  static final RuleScope PLANT = new RuleScope(false, ZoneOffset.UTC);

  static RuleScope site(ZoneId zone) {
    return new RuleScope(true, zone);
  }

  /** Of these keys of a match those that say something here. */
  Set<String> keys(Set<String> all) {
    return site
        ? all.stream().filter(key -> !key.equals("site")).collect(Collectors.toUnmodifiableSet())
        : all;
  }
}
