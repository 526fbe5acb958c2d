package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfProcess;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The lines of {@code router ospf}. */
final class OspfLines {
  /** A process while its lines are read. */
  private static final class Instance {
    final @Nullable String vrf;
    final Span span;
    final Map<List<?>, OspfProcess.Network> networks = new LinkedHashMap<>();
    @Nullable Span passiveDefault;
    final Map<String, NameUse> passive = new LinkedHashMap<>();
    final Map<String, NameUse> active = new LinkedHashMap<>();

    Instance(@Nullable String vrf, Span span) {
      this.vrf = vrf;
      this.span = span;
    }
  }

  private final CurrentLine line;
  private final Map<String, Instance> processes = new LinkedHashMap<>();

  /** Lines under a bad header go nowhere. */
  private Instance open;

  OspfLines(CurrentLine line) {
    this.line = line;
    open = new Instance(null, line.span());
  }

  List<OspfProcess> build() {
    List<OspfProcess> all = new ArrayList<>();
    processes.forEach(
        (name, p) ->
            all.add(
                new OspfProcess(
                    name,
                    p.vrf,
                    new ArrayList<>(p.networks.values()),
                    p.passiveDefault,
                    new ArrayList<>(p.passive.values()),
                    new ArrayList<>(p.active.values()),
                    p.span)));
    return all;
  }

  /** A good header of any routing process. */
  void header(String protocol, String process, @Nullable String vrf) {
    open = new Instance(null, line.span());
    if (!protocol.equals("ospf")) {
      return;
    }
    if (line.undoes()) {
      processes.remove(process);
    } else {
      open = processes.computeIfAbsent(process, p -> new Instance(vrf, line.span()));
    }
  }

  void network(List<Token> words) {
    Tail tail = new Tail(line, words);
    Ipv4Address address;
    Ipv4Address wildcard;
    if (tail.isAddressWithLength()) {
      AddressWords both = AddressWords.read(line, null, null, tail.next());
      address = both == null ? null : both.address();
      wildcard = both == null ? null : new Ipv4Address(~both.subnet().mask());
    } else {
      address = tail.address();
      wildcard = line.isBad() ? null : tail.address();
    }
    tail.expect("area");
    Long area = line.isBad() ? null : ExtraLines.area(line, tail);
    if (!tail.isEnd() || address == null || wildcard == null || area == null) {
      return;
    }
    List<?> key = List.of(address, wildcard);
    if (line.undoes()) {
      open.networks.remove(key);
    } else {
      open.networks.put(key, new OspfProcess.Network(address, wildcard.bits(), area, line.span()));
    }
  }

  void passive(List<Token> words) {
    Tail tail = new Tail(line, words);
    if (tail.takesShort("default", 3)) {
      if (tail.isEnd()) {
        open.passiveDefault = line.undoes() ? null : line.span();
        open.active.clear();
      }
      return;
    }
    NameUse use = tail.interfaceName();
    if (!tail.isEnd() || use == null) {
      return;
    }
    if (line.undoes()) {
      open.passive.remove(use.name());
      open.active.put(use.name(), use);
    } else {
      open.active.remove(use.name());
      open.passive.put(use.name(), use);
    }
  }
}
