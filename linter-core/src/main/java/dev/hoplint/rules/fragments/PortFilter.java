package dev.hoplint.rules.fragments;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Reassembly;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access list on an interface.
 *
 * @param in whether it filters what comes in
 */
public record PortFilter(Port port, AccessList list, NameUse use, boolean in) {

  /**
   * The filters of a router that see later fragments without ports: none where virtual reassembly
   * or inspection may give them the first fragment's. Each list once.
   */
  public static List<PortFilter> unassembled(Router router) {
    List<PortFilter> filters = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Port port : router.upPorts()) {
      Interface facts = port.facts();
      if (isReassembled(port)) {
        continue;
      }
      add(filters, seen, port, facts.accessGroupIn(), true);
      add(filters, seen, port, facts.accessGroupOut(), false);
    }
    return filters;
  }

  private static void add(
      List<PortFilter> filters, Set<String> seen, Port port, @Nullable NameUse use, boolean in) {
    AccessList list = use == null ? null : port.router().accessList(use.name());
    if (use != null && list != null && list.size() > 0 && seen.add(list.name())) {
      filters.add(new PortFilter(port, list, use, in));
    }
  }

  /**
   * NAT, inspection and IPsec switch virtual reassembly on by themselves (IOS-XE, since 12.3(8)T).
   */
  private static boolean isReassembled(Port port) {
    Interface facts = port.facts();
    return facts.inspection() != null
        || facts.cryptoMap() != null
        || port.natSide() != null
        || facts.reassembly().stream().anyMatch(Reassembly::on)
        || facts.malformed().contains(InterfaceStatement.VIRTUAL_REASSEMBLY);
  }
}
