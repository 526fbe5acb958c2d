package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.header.Term;
import dev.hoplint.model.RouteMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a policy's access list that does not do what it seems to.
 *
 * @param later the entry by which later fragments are decided instead; null if the end of the list
 *     decides
 * @param initial a first fragment that shows it
 * @param other a first fragment between the same hosts that is decided otherwise; null for a deny
 */
public record PolicyGuard(
    RouteMap map,
    RouteMap.Sequence sequence,
    String list,
    Term entry,
    @Nullable Term later,
    Header initial,
    @Nullable Header other) {}
