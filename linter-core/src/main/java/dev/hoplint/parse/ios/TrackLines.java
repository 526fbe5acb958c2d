package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.grammars.IosConfigParser.SlaScheduleContext;
import dev.hoplint.grammars.IosConfigParser.TrackedObjectContext;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.Track;
import dev.hoplint.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Tracked objects and operations of IP SLA. */
final class TrackLines {
  private final CurrentLine line;
  private final Map<Integer, Track> tracks = new LinkedHashMap<>();
  private final Map<Integer, SlaOperation> operations = new LinkedHashMap<>();
  private final Map<Integer, Span> schedules = new LinkedHashMap<>();
  private @Nullable Integer open;

  TrackLines(CurrentLine line) {
    this.line = line;
  }

  List<Track> tracks() {
    return List.copyOf(tracks.values());
  }

  /** With the schedules, which may stand before or after the operation. */
  List<SlaOperation> operations(SlaGroups groups) {
    return operations.values().stream()
        .map(
            o ->
                new SlaOperation(
                    o.number(),
                    o.echo(),
                    o.sourceAddress(),
                    o.sourceInterface(),
                    schedules.containsKey(o.number())
                        ? schedules.get(o.number())
                        : groups.scheduleOf(o.number()),
                    o.span()))
        .toList();
  }

  void track(TrackedObjectContext context) {
    Integer number = line.number(context.number);
    Tail tail = new Tail(line, context.words);
    Integer sla = null;
    NameUse use = null;
    if (tail.takes("rtr") || (tail.takes("ip") && tail.takes("sla"))) {
      sla = tail.number(1, Integer.MAX_VALUE);
      tail.takesOneOf("reachability", "state");
    } else if (tail.takes("interface")) {
      use = tail.interfaceName();
      if (!tail.takes("line-protocol")) {
        tail.oneOf("line-protocol", "ip", "ipv6");
        tail.expect("routing");
      }
    } else {
      tail.skip(); // A list, a route, a stub.
    }
    if (!tail.isEnd() || number == null) {
      return;
    }
    if (line.undoes()) {
      tracks.remove(number);
    } else if (!context.words.isEmpty()) {
      String what = CurrentLine.lowerCase(context.words);
      tracks.put(number, new Track(number, what, sla, use, line.span()));
    }
  }

  void operation(Token word) {
    open = null;
    Integer number = line.number(word);
    if (!line.complete() || number == null) {
      return;
    }
    if (line.undoes()) {
      operations.remove(number);
      return;
    }
    open = number;
    operations.putIfAbsent(number, new SlaOperation(number, null, null, null, null, line.span()));
  }

  void echo(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse target = tail.name();
    Ipv4Address address = null;
    NameUse use = null;
    if (tail.takesOneOf("source-ip", "source-ipaddr") != null) {
      address = tail.address();
    } else if (tail.takesShort("source-interface", "source-in".length())) {
      use = tail.interfaceName();
    }
    SlaOperation known = open == null ? null : operations.get(open);
    if (!tail.isEnd() || known == null) {
      return;
    }
    boolean on = !line.undoes();
    operations.put(
        known.number(),
        new SlaOperation(
            known.number(),
            on ? target : null,
            on ? address : null,
            on ? use : null,
            null,
            known.span()));
  }

  void schedule(SlaScheduleContext context) {
    Integer number = line.number(context.number);
    if (!line.complete() || number == null) {
      return;
    }
    if (line.undoes()) {
      schedules.remove(number);
    } else {
      schedules.put(number, line.span());
    }
  }
}
