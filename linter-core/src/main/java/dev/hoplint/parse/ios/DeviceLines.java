package dev.hoplint.parse.ios;

import dev.hoplint.model.Setting;
import dev.hoplint.model.SystemMtu;
import dev.hoplint.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Lines that hold for the whole device: its own TCP, the MTU of a switch, load sharing. */
final class DeviceLines {
  private static final int MAX_MTU = 65_535;

  private final CurrentLine line;
  @Nullable Setting<Integer> tcpMss;
  @Nullable Span tcpPathMtuDiscovery;
  @Nullable Setting<String> cefLoadSharing;
  private @Nullable Setting<Integer> systemMtu;
  private @Nullable Setting<Integer> jumboMtu;
  private @Nullable Setting<Integer> routingMtu;

  DeviceLines(CurrentLine line) {
    this.line = line;
  }

  SystemMtu systemMtu() {
    return new SystemMtu(systemMtu, jumboMtu, routingMtu);
  }

  void mss(List<Token> words) {
    Tail tail = new Tail(line, words);
    Integer value = line.undoes() && !tail.hasNext() ? null : tail.number(68, 10_000);
    if (tail.isEnd()) {
      tcpMss = line.undoes() || value == null ? null : new Setting<>(value, line.span());
    }
  }

  void pathMtu(List<Token> words) {
    Tail tail = new Tail(line, words);
    if (tail.takes("age-timer") && !tail.takes("infinite")) {
      tail.number(0, 30);
    }
    if (tail.isEnd()) {
      tcpPathMtuDiscovery = line.undoes() ? null : line.span();
    }
  }

  /** {@code system mtu [jumbo|routing|alternate] N}. */
  void mtu(List<Token> words) {
    Tail tail = new Tail(line, words);
    String of = tail.takesOneOf("jumbo", "routing", "alternate");
    Integer value = line.undoes() && !tail.hasNext() ? null : tail.number(64, MAX_MTU);
    if (!tail.isEnd()) {
      return;
    }
    Setting<Integer> mtu =
        line.undoes() || value == null ? null : new Setting<>(value, line.span());
    if (of == null) {
      systemMtu = mtu;
    } else if (of.equals("jumbo")) {
      jumboMtu = mtu;
    } else if (of.equals("routing")) {
      routingMtu = mtu;
    }
  }

  /** {@code ip cef load-sharing algorithm …}. */
  void loadSharing(List<Token> words) {
    Tail tail = new Tail(line, words);
    boolean whole = line.undoes() && !tail.hasNext();
    if (!whole) {
      tail.expect("algorithm");
    }
    boolean named = tail.hasNext();
    if (!named && !line.undoes()) {
      tail.needs("the name of an algorithm");
    }
    tail.skip();
    if (tail.isEnd()) {
      cefLoadSharing =
          line.undoes()
              ? null
              : new Setting<>(CurrentLine.lowerCase(words.subList(1, words.size())), line.span());
    }
  }
}
