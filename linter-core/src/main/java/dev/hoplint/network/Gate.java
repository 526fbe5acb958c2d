package dev.hoplint.network;

import dev.hoplint.header.Entries;
import dev.hoplint.header.Header;
import dev.hoplint.header.Match;
import dev.hoplint.header.PacketKind;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.SourceCheck;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a router's interfaces and may stop a packet: access lists, reverse path checks of
 * the source, connection tracking, zones and crypto maps.
 */
final class Gate {
  private final Network network;
  private final Forwarder forwarder;

  Gate(Network network, Forwarder forwarder) {
    this.network = network;
    this.forwarder = forwarder;
  }

  /**
   * What comes in on {@code ingress}, as it is before NAT; null lets it through.
   *
   * @param doubts takes what the files don't tell where the packet is taken to go on
   */
  Trace.@Nullable End in(Port ingress, Header header, Session session, List<Unknown> doubts) {
    NameUse crypto = ingress.facts().cryptoMap();
    if (crypto != null && encrypts(ingress, crypto, mirrored(header)) == Match.YES) {
      return new Trace.End.Undecided(
          ingress.router(),
          "crypto map "
              + crypto.name()
              + " expects such packets encrypted, and IPsec is not"
              + " followed",
          crypto.span());
    }
    Trace.End end = tracked(ingress, true, session, doubts);
    if (end == null && !session.knownTo(ingress.router())) {
      end = list(ingress, ingress.facts().accessGroupIn(), "in", header, doubts);
    }
    return end == null ? source(ingress, header, doubts) : end;
  }

  /** What is to leave by {@code egress}, as it is after NAT; null lets it through. */
  Trace.@Nullable End out(
      @Nullable Port ingress, Port egress, Header header, Session session, List<Unknown> doubts) {
    // What the router itself answers, it does not ask of its own tracking.
    boolean own = ingress == null && session.isAnswering();
    Trace.End end = own ? null : tracked(egress, false, session, doubts);
    if (end != null) {
      return end;
    }
    // IOS does not show its own packets to the list of the interface they leave by.
    if (ingress != null && !session.knownTo(egress.router())) {
      zones(ingress, egress, doubts);
      end = list(egress, egress.facts().accessGroupOut(), "out", header, doubts);
    }
    NameUse crypto = egress.facts().cryptoMap();
    if (end != null || crypto == null) {
      return end;
    }
    return switch (encrypts(egress, crypto, header)) {
      case YES ->
          new Trace.End.Undecided(
              egress.router(),
              "crypto map " + crypto.name() + " encrypts it, and IPsec is not followed",
              crypto.span());
      case UNKNOWN -> {
        doubts.add(
            new Unknown("whether crypto map " + crypto.name() + " encrypts it", crypto.span()));
        yield null;
      }
      case NO -> null;
    };
  }

  /**
   * What virtual reassembly drops: fragments that come in or are to leave, not those that the
   * router makes, which it does after all else. It holds a packet's pieces up to a number.
   */
  Trace.@Nullable End fragment(
      Port port, boolean in, Piece piece, Session session, List<Unknown> doubts) {
    if (piece.header().kind() == PacketKind.WHOLE) {
      return null;
    }
    if (port.facts().malformed().contains(InterfaceStatement.VIRTUAL_REASSEMBLY)) {
      doubts.add(
          new Unknown(
              "virtual reassembly on " + port + " could not be read", port.facts().header()));
      return null;
    }
    Reassembly line = port.fragmentLimit(in);
    if (line == null) {
      return null;
    }
    Integer most = line.maxFragments();
    boolean tooMany = most != null && session.holds(line.span()) > most;
    if (!line.dropFragments() && !tooMany) {
      return null;
    }
    String rule =
        line.dropFragments() ? " drops fragments" : " holds " + most + " fragments of a packet";
    return new Trace.End.Dropped(
        port.router(),
        "virtual reassembly on " + port.name() + rule,
        line.span(),
        Trace.Cause.REASSEMBLY);
  }

  private Trace.@Nullable End tracked(
      Port port, boolean in, Session session, List<Unknown> doubts) {
    if (!tracks(port, in)) {
      return null;
    }
    if (!session.isAnswering()) {
      session.track(port.router());
      return null;
    }
    if (session.knownTo(port.router()) || port.facts().extras().zone() != null) {
      return null;
    }
    Span inspection = port.facts().inspection();
    if (!network.isDeclaredStateful(port) && inspection != null) {
      doubts.add(
          new Unknown(
              "whether inspection on " + port + " lets replies to what it has not seen pass",
              inspection));
      return null;
    }
    return new Trace.End.Dropped(
        port.router(),
        port + " tracks connections and has not seen the request",
        port.facts().header(),
        Trace.Cause.STATE);
  }

  /** {@code ip inspect} looks one way; what {@code hoplint.yaml} declares looks both ways. */
  private boolean tracks(Port port, boolean in) {
    InterfaceExtras extras = port.facts().extras();
    boolean inspects = extras.inspectIn() != null || extras.inspectOut() != null;
    if (network.isDeclaredStateful(port) || !inspects) {
      return network.isStateful(port);
    }
    return (in ? extras.inspectIn() : extras.inspectOut()) != null || extras.zone() != null;
  }

  private static void zones(Port ingress, Port egress, List<Unknown> doubts) {
    NameUse from = ingress.facts().extras().zone();
    NameUse to = egress.facts().extras().zone();
    String one = from == null ? "" : from.name();
    String other = to == null ? "" : to.name();
    if (!one.equals(other)) {
      NameUse shown = from != null ? from : to;
      doubts.add(
          new Unknown(
              "whether the zone firewall lets it pass from "
                  + (from == null ? "no zone" : one)
                  + " to "
                  + (to == null ? "no zone" : other),
              shown == null ? ingress.facts().header() : shown.span()));
    }
  }

  private static Trace.@Nullable End list(
      Port port, @Nullable NameUse use, String direction, Header header, List<Unknown> doubts) {
    if (port.facts().malformed().contains(InterfaceStatement.ACCESS_GROUP)) {
      doubts.add(
          new Unknown(
              "which access list " + port + " has could not be read", port.facts().header()));
      return null;
    }
    AccessList list = use == null ? null : port.router().accessList(use.name());
    // A list that is not defined, or has no entries, lets everything through.
    if (use == null || list == null || list.entries().isEmpty()) {
      return null;
    }
    Entries.Verdict verdict = Entries.decide(list, header);
    Span why = verdict.entry() == null ? use.span() : verdict.entry().span();
    return switch (verdict.permitted()) {
      case YES -> null;
      case NO ->
          new Trace.End.Dropped(
              port.router(),
              "access list " + use.name() + " denies it (" + direction + " on " + port.name() + ")",
              why,
              Trace.Cause.FILTER);
      case UNKNOWN -> {
        doubts.add(new Unknown("whether access list " + use.name() + " lets it through", why));
        yield null;
      }
    };
  }

  private Trace.@Nullable End source(Port ingress, Header header, List<Unknown> doubts) {
    if (ingress.facts().malformed().contains(InterfaceStatement.SOURCE_CHECK)) {
      doubts.add(new Unknown("a check of sources could not be read", ingress.facts().header()));
      return null;
    }
    SourceCheck check = ingress.facts().extras().sourceCheck();
    if (check == null) {
      return null;
    }
    Match passes = passes(ingress, check, header);
    if (passes != Match.YES && check.list() != null) {
      AccessList list = ingress.router().accessList(check.list().name());
      passes = passes.or(list == null ? Match.NO : Entries.decide(list, header).permitted());
    }
    if (passes == Match.UNKNOWN) {
      doubts.add(
          new Unknown("whether " + header.source() + " passes the check of sources", check.span()));
    }
    return passes == Match.NO
        ? new Trace.End.Dropped(
            ingress.router(),
            (check.strict() ? "strict uRPF: the way back to " : "uRPF: no route to ")
                + header.source()
                + (check.strict() ? " is not " + ingress.name() : ""),
            check.span(),
            Trace.Cause.SOURCE_CHECK)
        : null;
  }

  /** One of several equally good ways back is enough. */
  private Match passes(Port ingress, SourceCheck check, Header header) {
    Router router = ingress.router();
    List<Way> back = forwarder.route(router, ingress.vrf(), header.source());
    if (back.stream().anyMatch(Way.Undecided.class::isInstance)) {
      return Match.UNKNOWN;
    }
    boolean byDefault = !forwarder.hasExplicitRoute(router, ingress.vrf(), header.source());
    if (byDefault && !check.allowDefault()) {
      return Match.NO;
    }
    for (Way way : back) {
      if (way instanceof Way.Out out && (!check.strict() || out.egress() == ingress)) {
        return Match.YES;
      }
    }
    return Match.NO;
  }

  private static Match encrypts(Port port, NameUse map, Header header) {
    Match any = Match.NO;
    for (Ipsec.MapEntry entry : port.router().config().extras().ipsec().mapEntries()) {
      if (!entry.name().equals(map.name())) {
        continue;
      }
      AccessList list = entry.list() == null ? null : port.router().accessList(entry.list().name());
      any = any.or(list == null ? Match.UNKNOWN : Entries.decide(list, header).permitted());
    }
    return any;
  }

  private static Header mirrored(Header header) {
    return header.reply();
  }
}
