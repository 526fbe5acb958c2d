package dev.hoplint.model;

/**
 * A place that uses a list, map or object by its name.
 *
 * @param by the words of the statement that lead to the name, spelled out and without values:
 *     {@code ip access-group}, {@code neighbor route-map}
 */
public record NameReference(Kind kind, NameUse use, String by) {
  /** What the name is the name of. */
  public enum Kind {
    ACCESS_LIST,
    AS_PATH_LIST,
    CLASS_MAP,
    COMMUNITY_LIST,
    EXTCOMMUNITY_LIST,
    IPV6_ACCESS_LIST,
    IPV6_PREFIX_LIST,
    OBJECT_GROUP,
    POLICY_LIST,
    POLICY_MAP,
    PREFIX_LIST,
    /** Made by entries with {@code reflect}; IPv4 and IPv6 lists of one name are one here. */
    REFLEXIVE_LIST,
    ROUTE_MAP,
    TIME_RANGE,
    TRACK
  }
}
