package dev.hoplint.parse.ios;

import dev.hoplint.address.IcmpMessages;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.ObjectGroupHeaderContext;
import dev.hoplint.grammars.IosConfigParser.ObjectGroupLineContext;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.ObjectGroup.Member;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Object groups from their lines. */
final class ObjectGroups {
  private final CurrentLine line;
  private final EntryReader reader;
  private final PortWords ports;
  private final Map<String, Facts> groups = new LinkedHashMap<>();

  /** The group whose block is open; null under a bad header. */
  private @Nullable Facts current;

  /** A group while its lines are read. */
  private static final class Facts {
    final String name;
    final ObjectGroup.Type type;
    final Span span;
    final List<Member> members = new ArrayList<>();
    final List<Span> malformed = new ArrayList<>();

    Facts(String name, ObjectGroup.Type type, Span span) {
      this.name = name;
      this.type = type;
      this.span = span;
    }
  }

  ObjectGroups(CurrentLine line) {
    this.line = line;
    reader = new EntryReader(line);
    ports = new PortWords(reader);
  }

  List<ObjectGroup> build() {
    return groups.values().stream()
        .map(
            facts ->
                new ObjectGroup(facts.name, facts.type, facts.members, facts.malformed, facts.span))
        .toList();
  }

  void header(ObjectGroupHeaderContext context) {
    current = null;
    boolean network = context.type.getType() == IosConfigLexer.NETWORK;
    ObjectGroup.Type type = network ? ObjectGroup.Type.NETWORK : ObjectGroup.Type.SERVICE;
    LineWords words = new LineWords(line, context.words);
    String name = words.text("a name");
    if (!words.complete()) {
      return;
    }
    if (line.undoes()) {
      groups.remove(name);
      return;
    }
    Facts facts = groups.computeIfAbsent(name, n -> new Facts(n, type, line.span()));
    if (facts.type != type) {
      line.malformed("the object group " + name + " is of the other type already");
      return;
    }
    current = facts;
  }

  void member(ObjectGroupLineContext context) {
    Facts facts = current;
    LineWords words = new LineWords(line, context.words);
    Member member =
        line.isBad() ? null : read(words, facts == null ? ObjectGroup.Type.NETWORK : facts.type);
    boolean good = words.complete() && member != null;
    if (facts == null) {
      return;
    }
    if (!good || member == null) {
      facts.malformed.add(line.span());
    } else if (line.undoes()) {
      facts.members.removeIf(member::isSame);
    } else {
      facts.members.add(member);
    }
  }

  private @Nullable Member read(LineWords words, ObjectGroup.Type type) {
    if (words.take("group-object")) {
      NameUse name = line.name(words.next("a name"));
      return name == null ? null : new ObjectGroup.Group(name, line.span());
    }
    return type == ObjectGroup.Type.NETWORK ? network(words) : service(words);
  }

  private @Nullable Member network(LineWords words) {
    if (words.take("any")) {
      return new ObjectGroup.Network(Ipv4Prefix.DEFAULT, line.span());
    }
    if (words.take("host")) {
      Ipv4Address host = address(words);
      return host == null ? null : new ObjectGroup.Network(Ipv4Prefix.host(host), line.span());
    }
    if (words.take("range")) {
      Ipv4Address first = address(words);
      Ipv4Address last = address(words);
      return first == null || last == null
          ? null
          : new ObjectGroup.AddressRange(first, last, line.span());
    }
    Ipv4Prefix prefix = prefix(words);
    return prefix == null ? null : new ObjectGroup.Network(prefix, line.span());
  }

  private @Nullable Ipv4Prefix prefix(LineWords words) {
    if (words.peek().indexOf('/') > 0) {
      String text = words.text("a network");
      Ipv4Prefix prefix = Ipv4Prefix.parse(text);
      if (prefix == null) {
        line.malformed("`" + text + "` is not a network");
      }
      return prefix;
    }
    Ipv4Address address = address(words);
    if (address == null) {
      return null;
    }
    Token mask = words.next("a network mask");
    if (mask != null && mask.getText().startsWith("/")) {
      Ipv4Prefix prefix = Ipv4Prefix.parse(address + mask.getText());
      if (prefix == null) {
        line.malformed("`" + mask.getText() + "` is not the length of a prefix");
      }
      return prefix;
    }
    if (mask != null && mask.getType() != IosConfigLexer.IPV4) {
      line.malformed("`" + mask.getText() + "` is not a network mask");
      return null;
    }
    Integer length = mask == null ? null : line.maskLength(mask);
    return length == null ? null : new Ipv4Prefix(address.bits(), length);
  }

  private @Nullable Ipv4Address address(LineWords words) {
    Token word = words.next("an address");
    if (word != null && word.getType() != IosConfigLexer.IPV4) {
      line.malformed("`" + word.getText() + "` is not an address");
      return null;
    }
    return word == null ? null : line.address(word);
  }

  private @Nullable Member service(LineWords words) {
    List<Integer> protocols = protocols(words);
    if (protocols == null) {
      return null;
    }
    int protocol = protocols.size() > 1 ? EntryReader.GROUP : protocols.get(0);
    if (protocol == IpProtocols.ICMP) {
      return icmp(words);
    }
    PortSet source = null;
    PortSet destination = null;
    if (protocol == EntryReader.GROUP || IpProtocols.hasPorts(protocol)) {
      if (words.take("source")) {
        source = operator(words, protocol);
      }
      boolean named = words.take("destination");
      destination = named ? operator(words, protocol) : ports.readBare(words, protocol);
    }
    return new ObjectGroup.Service(
        protocols,
        source == null ? PortSet.ALL : source,
        destination == null ? PortSet.ALL : destination,
        source != null || destination != null,
        -1,
        -1,
        line.span());
  }

  private @Nullable PortSet operator(LineWords words, int protocol) {
    PortSet read = ports.readBare(words, protocol);
    if (read == null) {
      line.malformed("`source` and `destination` need an operator and a port");
    }
    return read;
  }

  private @Nullable List<Integer> protocols(LineWords words) {
    Token word = words.next("a protocol");
    if (word == null) {
      return null;
    }
    String name = word.getText().toLowerCase(Locale.ROOT);
    if (name.equals("tcp-udp")) {
      return List.of(IpProtocols.TCP, IpProtocols.UDP);
    }
    if (name.equals("ip")) {
      return List.of(AccessEntry.ANY_PROTOCOL);
    }
    boolean number = word.getType() == IosConfigLexer.INT;
    Integer protocol = number ? line.number(word, 0, 255) : IpProtocols.number(name);
    if (protocol == null) {
      line.malformed("`" + word.getText() + "` is not an IP protocol");
      return null;
    }
    return List.of(protocol);
  }

  private @Nullable Member icmp(LineWords words) {
    int type = -1;
    int code = -1;
    if (words.hasNext()) {
      Token word = words.next("a type");
      if (word != null && word.getType() == IosConfigLexer.INT) {
        Integer number = line.number(word, 0, 255);
        type = number == null ? -1 : number;
        Token second = words.hasNext() ? words.next("a code") : null;
        Integer more = second == null ? Integer.valueOf(-1) : reader.code(second);
        code = more == null ? -1 : more;
      } else if (word != null) {
        IcmpMessages.Message message =
            IcmpMessages.message(word.getText().toLowerCase(Locale.ROOT));
        if (message == null) {
          line.malformed("`" + word.getText() + "` is not an ICMP message");
          return null;
        }
        type = message.type();
        code = message.code();
      }
    }
    return new ObjectGroup.Service(
        List.of(IpProtocols.ICMP), PortSet.ALL, PortSet.ALL, false, type, code, line.span());
  }
}
