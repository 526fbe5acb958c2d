package dev.hoplint.rules.lists;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.WrittenAddress;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A mask typed as a wildcard. */
public final class SuspiciousWildcard implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-506",
          "suspicious-wildcard",
          Severity.WARNING,
          "a mask typed as a wildcard",
          "0.1",
          true);

  /** 255.255.255.254 is a wildcard for odd or even addresses; longer masks name no subnet. */
  private static final int LONGEST_MASK = 30;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (AccessList list : router.config().accessLists()) {
      for (WrittenAddress written : list.oddAddresses()) {
        found.accept(judge(router, list, written));
      }
    }
  }

  private static Finding judge(Router router, AccessList list, WrittenAddress written) {
    int bits = written.wildcard().bits();
    int length = Ipv4Prefix.lengthOf(bits);
    if (length >= 1 && length <= LONGEST_MASK) {
      return mask(router, list, written, length);
    }
    if ((bits & (bits + 1)) == 0) {
      return hostBits(router, list, written);
    }
    boolean deliberate = isDeliberate(bits);
    Severity severity = deliberate ? Severity.NOTE : Severity.WARNING;
    return new FindingBuilder(INFO, severity, written.wildcardSpan(), router.name())
        .message(
            "the wildcard "
                + written.wildcard()
                + " has a hole: "
                + written.address()
                + " with it is "
                + (1L << Integer.bitCount(bits))
                + " addresses that are no prefix"
                + (deliberate ? "" : ", which is seldom meant"))
        .fix(Fix.advice("check the wildcard of the list " + list.name() + " digit by digit"))
        .build();
  }

  /**
   * Odd or even addresses, or whole octets, perhaps of one small prefix in each: what people do on
   * purpose.
   */
  private static boolean isDeliberate(int bits) {
    int last = bits & 0xff;
    int upper = bits >>> 8;
    boolean octets = isOctet(upper & 0xff) && isOctet(upper >>> 8 & 0xff) && isOctet(upper >>> 16);
    if (octets && ((last & (last + 1)) == 0 || last == 0xfe)) {
      return true;
    }
    // All bits from the second up to some place: every other address of a prefix.
    int filled = bits | 1;
    return (bits & 1) == 0 && (filled & (filled + 1)) == 0;
  }

  private static boolean isOctet(int octet) {
    return octet == 0 || octet == 0xff;
  }

  private static Finding mask(Router router, AccessList list, WrittenAddress written, int length) {
    Ipv4Address inverted = new Ipv4Address(~written.wildcard().bits());
    int kept = written.address().bits() & inverted.bits();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, written.wildcardSpan(), router.name())
            .message(
                written.wildcard()
                    + " is a netmask where the list "
                    + list.name()
                    + " takes a wildcard: only the last "
                    + (32 - length)
                    + " bits are compared, with those of "
                    + written.address()
                    + ", and the network is not");
    boolean isNetwork = written.address().bits() != 0 && kept == 0;
    if (isNetwork) {
      finding.fix(
          new Fix(
              "write the wildcard " + inverted,
              false,
              List.of(new Fix.Edit(written.wildcardSpan(), inverted.toString())),
              List.of()));
    } else {
      finding.fix(
          Fix.advice(
              "write the network's address with the wildcard "
                  + inverted
                  + " if the /"
                  + length
                  + " is meant"));
    }
    return finding.build();
  }

  private static Finding hostBits(Router router, AccessList list, WrittenAddress written) {
    int bits = written.wildcard().bits();
    Ipv4Address cleared = new Ipv4Address(written.address().bits() & ~bits);
    Span span = written.addressSpan();
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.NOTE, span, router.name())
            .message(
                "the wildcard "
                    + written.wildcard()
                    + " covers bits that are set in "
                    + written.address()
                    + ": the entry of the list "
                    + list.name()
                    + " matches all of "
                    + new Ipv4Prefix(cleared.bits(), Ipv4Prefix.lengthOf(~bits)));
    Fix fix =
        bits == -1
            ? Fix.advice("write `host " + written.address() + "` if one host is meant, else `any`")
            : new Fix(
                "write the address as IOS stores it, if the prefix is meant",
                true,
                List.of(new Fix.Edit(span, cleared.toString())),
                List.of());
    return finding.fix(fix).build();
  }
}
