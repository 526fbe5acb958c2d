package dev.hoplint.testing.interpreter;

/** The addresses that agree with {@code address} where {@code wildcard} has zero bits. */
public record Addresses(int address, int wildcard) {
  public static final Addresses ANY = new Addresses(0, -1);

  public static Addresses host(int address) {
    return new Addresses(address, 0);
  }

  public static Addresses host(String address) {
    return host(Dotted.parse(address));
  }

  public static Addresses of(String address, String wildcard) {
    return new Addresses(Dotted.parse(address), Dotted.parse(wildcard));
  }

  /** Bit by bit, as the wildcard is explained to those who learn it. */
  public boolean contain(int candidate) {
    for (int bit = 0; bit < 32; bit++) {
      boolean care = (wildcard >>> bit & 1) == 0;
      if (care && (candidate >>> bit & 1) != (address >>> bit & 1)) {
        return false;
      }
    }
    return true;
  }

  public String toIos() {
    if (wildcard == -1) {
      return "any";
    }
    return wildcard == 0
        ? "host " + Dotted.of(address)
        : Dotted.of(address) + " " + Dotted.of(wildcard);
  }
}
