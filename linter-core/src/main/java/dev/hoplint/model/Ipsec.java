package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code crypto …} statements of IPsec.
 *
 * @param dfBit {@code crypto ipsec df-bit clear|set|copy}
 * @param fragmentation {@code crypto ipsec fragmentation before-encryption|after-encryption}
 */
public record Ipsec(
    List<TransformSet> transformSets,
    List<Profile> profiles,
    List<MapEntry> mapEntries,
    @Nullable Setting<String> dfBit,
    @Nullable Setting<String> fragmentation) {
  public static final Ipsec NONE = new Ipsec(List.of(), List.of(), List.of(), null, null);

  public Ipsec {
    transformSets = List.copyOf(transformSets);
    profiles = List.copyOf(profiles);
    mapEntries = List.copyOf(mapEntries);
  }

  /**
   * {@code crypto ipsec transform-set NAME T…}.
   *
   * @param transforms the words after the name in lower case, key lengths among them
   * @param transport {@code mode transport}; else tunnel mode
   */
  public record TransformSet(String name, List<String> transforms, boolean transport, Span span) {
    public TransformSet {
      transforms = List.copyOf(transforms);
    }
  }

  /** {@code crypto ipsec profile NAME} with its {@code set transform-set}. */
  public record Profile(String name, List<NameUse> transformSets, Span span) {
    public Profile {
      transformSets = List.copyOf(transformSets);
    }
  }

  /**
   * {@code crypto map NAME SEQUENCE …}.
   *
   * @param kind the words after the number in lower case ({@code ipsec-isakmp}); may be empty
   * @param list {@code match address LIST}
   * @param peers {@code set peer A|NAME}
   * @param accessGroupIn {@code set ip access-group LIST in}
   */
  public record MapEntry(
      String name,
      int sequence,
      String kind,
      @Nullable NameUse list,
      List<NameUse> peers,
      List<NameUse> transformSets,
      @Nullable NameUse accessGroupIn,
      @Nullable NameUse accessGroupOut,
      Span span) {
    public MapEntry {
      peers = List.copyOf(peers);
      transformSets = List.copyOf(transformSets);
    }
  }
}
