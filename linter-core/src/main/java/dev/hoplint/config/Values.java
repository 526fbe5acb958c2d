package dev.hoplint.config;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values out of YAML's words. {@code what} names the value in the error; every method throws a
 * {@link RunException} with the place if the value is of another kind.
 */
record Values(ConfigText text) {

  RunException wrong(YamlNode node, String what, String expected) {
    String found =
        node instanceof YamlNode.Sequence
            ? "a list"
            : node instanceof YamlNode.Mapping
                ? "keys with values"
                : ((YamlNode.Scalar) node).isNothing() ? "nothing" : quoted((YamlNode.Scalar) node);
    return text.error(node.span(), what + " must be " + expected + ", not " + found);
  }

  private static String quoted(YamlNode.Scalar scalar) {
    return "\"" + Shown.of(scalar.text()) + "\"" + (scalar.plain() ? "" : " in quotes");
  }

  /** A mapping; a key without a value has none of its keys. */
  YamlNode.Mapping mapping(YamlNode node, String what) throws RunException {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    if (node instanceof YamlNode.Scalar scalar && scalar.isNothing()) {
      return new YamlNode.Mapping(List.of(), node.span());
    }
    throw wrong(node, what, "keys with values");
  }

  /** The items of a list; a key without a value has none, an absent key neither. */
  List<YamlNode> list(@Nullable YamlNode node, String what) throws RunException {
    if (node == null || (node instanceof YamlNode.Scalar scalar && scalar.isNothing())) {
      return List.of();
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    throw wrong(node, what, "a list");
  }

  /** A word that is not empty, in quotes or not; a number is a word too. */
  String word(YamlNode node, String what) throws RunException {
    if (node instanceof YamlNode.Scalar scalar
        && !scalar.isNothing()
        && !scalar.text().isBlank()
        && Shown.inLine(scalar.text()).equals(scalar.text())) {
      return scalar.text();
    }
    throw wrong(node, what, "a word");
  }

  boolean bool(YamlNode node, String what) throws RunException {
    if (node instanceof YamlNode.Scalar scalar && scalar.plain()) {
      switch (scalar.text()) {
        case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> {
          return true;
        }
        case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> {
          return false;
        }
        default -> {
          // No truth value.
        }
      }
    }
    throw wrong(node, what, "true or false");
  }

  /** A decimal number without sign, point or leading zeros, in {@code low..high}. */
  int integer(YamlNode node, String what, int low, int high) throws RunException {
    int number =
        node instanceof YamlNode.Scalar scalar && scalar.plain() ? decimal(scalar.text()) : -1;
    if (number < low || number > high) {
      throw wrong(node, what, "a whole number from " + low + " to " + high);
    }
    return number;
  }

  /** The value of decimal digits without leading zeros, at most 9 of them; -1 for anything else. */
  static int decimal(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    return number ? Integer.parseInt(digits) : -1;
  }

  Ipv4Address address(YamlNode node, String what) throws RunException {
    Ipv4Address address = node instanceof YamlNode.Scalar scalar ? quad(scalar.text()) : null;
    if (address == null) {
      throw wrong(node, what, "an IPv4 address");
    }
    return address;
  }

  /** An address, with its prefix length or -1 if it has none. */
  record Interface(Ipv4Address address, int length) {}

  Interface addressWithLength(YamlNode node, String what) throws RunException {
    Interface read = node instanceof YamlNode.Scalar scalar ? interfaceOf(scalar.text()) : null;
    if (read == null) {
      throw wrong(
          node, what, "an IPv4 address, alone or with the length of its network (10.1.2.3/24)");
    }
    return read;
  }

  /** A host or a network: bits after the prefix length are refused, as they leave open which. */
  Ipv4Prefix prefix(YamlNode node, String what) throws RunException {
    Interface read = node instanceof YamlNode.Scalar scalar ? interfaceOf(scalar.text()) : null;
    if (read == null) {
      throw wrong(node, what, "an IPv4 address or network (10.1.2.0/24)");
    }
    Ipv4Prefix prefix =
        new Ipv4Prefix(read.address().bits(), read.length() < 0 ? 32 : read.length());
    if (!prefix.networkAddress().equals(read.address())) {
      throw wrong(node, what, "a host or a network: " + read.address() + " or " + prefix);
    }
    return prefix;
  }

  private static @Nullable Interface interfaceOf(String written) {
    int slash = written.indexOf('/');
    Ipv4Address address = quad(slash < 0 ? written : written.substring(0, slash));
    int length = slash < 0 ? -1 : decimal(written.substring(slash + 1));
    boolean wrongLength = slash >= 0 && (length < 0 || length > 32);
    return address == null || wrongLength ? null : new Interface(address, length);
  }

  /** Octets with leading zeros are refused: some systems read them as octal. */
  private static @Nullable Ipv4Address quad(String written) {
    Ipv4Address address = Ipv4Address.parse(written);
    return address != null && address.toString().equals(written) ? address : null;
  }

  /** A list of globs; absent: none. */
  Globs globs(@Nullable YamlNode node, String what) throws RunException {
    List<Glob> globs = new ArrayList<>();
    for (YamlNode item : list(node, what)) {
      if (!(item instanceof YamlNode.Scalar scalar) || scalar.isNothing()) {
        throw wrong(item, "a glob of " + what, "a word");
      }
      globs.add(glob(scalar));
    }
    return new Globs(globs);
  }

  Glob glob(YamlNode.Scalar scalar) throws RunException {
    try {
      return Glob.of(scalar.text());
    } catch (Glob.SyntaxException e) {
      throw text.error(
          scalar.span(), "the glob \"" + Shown.of(scalar.text()) + "\" " + e.getMessage());
    }
  }
}
