package dev.hoplint.report;

import dev.hoplint.network.Trace;
import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** Words for the ends of ways. */
final class TraceEnds {
  private TraceEnds() {}

  /**
   * An end in words.
   *
   * @param kind for programs
   * @param device where it ends; may be empty
   */
  record Told(String kind, String device, String message, @Nullable Span why) {}

  static Told of(End end) {
    if (end instanceof End.Delivered delivered) {
      return new Told("delivered", delivered.address().toString(), "arrives", null);
    }
    if (end instanceof End.Reached reached) {
      String by = reached.interfaceName().isEmpty() ? "" : " by " + reached.interfaceName();
      return new Told("delivered", reached.host(), "arrives" + by, null);
    }
    if (end instanceof End.Left left) {
      String to = left.nextHop() == null ? "the other end of the line" : left.nextHop() + "";
      return new Told("left", to, "is in no file", null);
    }
    if (end instanceof End.Dropped dropped) {
      return new Told(
          "dropped", dropped.router().name(), "drops it: " + dropped.reason(), dropped.why());
    }
    if (end instanceof End.DroppedByHost dropped) {
      return new Told("dropped", dropped.host(), "drops it: " + dropped.reason(), dropped.why());
    }
    if (end instanceof End.TooBig big) {
      return new Told(
          "too-big",
          big.router().name(),
          "drops it: it does not fit the IP MTU of "
              + big.mtu()
              + " bytes on "
              + big.egress().name(),
          big.why());
    }
    if (end instanceof End.Loop loop) {
      return new Told("loop", loop.router().name(), "again: it goes in a circle", null);
    }
    if (end instanceof End.Undecided undecided) {
      String device = undecided.router() == null ? "" : undecided.router().name();
      return new Told("undecided", device, "not known: " + undecided.reason(), undecided.why());
    }
    return new Told("fragmented", "", "goes on in fragments", null);
  }

  /** Whether the sender hears of a packet that was too large. */
  static boolean isTold(End.TooBig big) {
    Trace notice = big.notice();
    return notice != null
        && (notice.end() instanceof End.Delivered || notice.end() instanceof End.Reached);
  }
}
