package dev.hoplint.testing.interpreter;

/** What an entry asks of the TCP flags. */
public enum TcpFlags {
  UNSAID(""),
  /** ACK or RST set. */
  ESTABLISHED(" established"),
  SYN(" syn"),
  ACK(" ack"),
  /** A connection's first segment. */
  SYN_WITHOUT_ACK(" match-all +syn -ack");

  private final String ios;

  TcpFlags(String ios) {
    this.ios = ios;
  }

  public boolean match(int flags) {
    boolean syn = (flags & Packet.SYN) != 0;
    boolean ack = (flags & Packet.ACK) != 0;
    boolean rst = (flags & Packet.RST) != 0;
    return switch (this) {
      case UNSAID -> true;
      case ESTABLISHED -> ack || rst;
      case SYN -> syn;
      case ACK -> ack;
      case SYN_WITHOUT_ACK -> syn && !ack;
    };
  }

  /** With a blank before it; empty if nothing is asked. */
  public String toIos() {
    return ios;
  }
}
