package dev.hoplint.network;

import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.RouterTable;
import dev.hoplint.source.Shown;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the router of each {@code show ip route}: by the prompt before it, else {@code dumps} in
 * {@code hoplint.yaml}, else the configuration before it in the same file, else the name of the
 * file ({@code R1-routes.txt}) or of its folder.
 */
public final class RouterTableUse {
  private static final Use NONE = new Use(Map.of(), List.of());

  private final Map<String, List<IosConfig>> byName = new HashMap<>();
  private final IdentityHashMap<IosConfig, Map<String, List<Given>>> found =
      new IdentityHashMap<>();
  private final IdentityHashMap<IosConfig, List<Unknown>> doubts = new IdentityHashMap<>();

  /**
   * The tables of one router.
   *
   * @param tables by VRF, the global one under ""
   * @param doubts why tables are not used
   */
  record Use(Map<String, RouterTable> tables, List<Unknown> doubts) {}

  private record Given(SourceFile file, RouterTable table) {}

  private RouterTableUse(List<FileFacts> files) {
    for (FileFacts file : files) {
      for (PartFacts part : file.parts()) {
        if (part instanceof IosConfig config && config.hostname() != null) {
          byName
              .computeIfAbsent(key(config.hostname().value()), n -> new ArrayList<>(1))
              .add(config);
        }
      }
    }
  }

  /** What becomes of the tables; those of no router go to {@code strays}. */
  static IdentityHashMap<IosConfig, Use> of(
      List<FileFacts> files, Declared declared, List<Unknown> strays) {
    RouterTableUse use = new RouterTableUse(files);
    for (FileFacts file : files) {
      IosConfig before = null;
      for (PartFacts part : file.parts()) {
        if (part instanceof IosConfig config) {
          before = config;
        } else if (part instanceof RouterTable table) {
          use.take(file.file(), table, before, declared, strays);
        }
      }
    }
    return use.build();
  }

  static Use of(IdentityHashMap<IosConfig, Use> uses, IosConfig config) {
    return uses.getOrDefault(config, NONE);
  }

  /** The name that the prompt or {@code hoplint.yaml} gives a table's router, or null. */
  public static @Nullable String givenName(SourceFile file, RouterTable table, Declared declared) {
    if (table.part().host() != null) {
      return table.part().host();
    }
    for (Declared.DumpHint hint : declared.dumps()) {
      if (hint.files().test(file.path())) {
        return hint.device();
      }
    }
    return null;
  }

  private void take(
      SourceFile file,
      RouterTable table,
      @Nullable IosConfig before,
      Declared declared,
      List<Unknown> strays) {
    String given = givenName(file, table, declared);
    List<IosConfig> routers;
    if (given != null) {
      routers = named(given);
    } else if (before != null) {
      routers = List.of(before);
    } else {
      routers = byPath(file);
    }
    if (routers.isEmpty()) {
      strays.add(unused(file, table, stray(given)));
      return;
    }
    IosConfig router = routers.get(0);
    if (routers.size() > 1) {
      doubt(router, file, table, "several configurations have the name of its router");
    } else if (!table.complete()) {
      doubt(router, file, table, "rows of it may be missing");
    } else {
      found
          .computeIfAbsent(router, r -> new TreeMap<>())
          .computeIfAbsent(table.vrf() == null ? "" : table.vrf(), v -> new ArrayList<>(1))
          .add(new Given(file, table));
    }
  }

  private static String stray(@Nullable String given) {
    return given == null
        ? "neither a prompt nor the names of its file and folder tell whose it is, and `dumps` in"
            + " hoplint.yaml does not either"
        : "no configuration of " + Shown.of(given) + " is given";
  }

  private List<IosConfig> named(String name) {
    return byName.getOrDefault(key(name), List.of());
  }

  private List<IosConfig> byPath(SourceFile file) {
    String folder = file.folder();
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    for (int end = name.length(); end > 0; end--) {
      boolean cut = end == name.length() || "-_. ".indexOf(name.charAt(end)) >= 0;
      List<IosConfig> routers = cut ? named(name.substring(0, end)) : List.of();
      if (!routers.isEmpty()) {
        return routers;
      }
    }
    return named(folder.substring(folder.lastIndexOf('/') + 1));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void doubt(IosConfig router, SourceFile file, RouterTable table, String why) {
    doubts.computeIfAbsent(router, r -> new ArrayList<>()).add(unused(file, table, why));
  }

  private static Unknown unused(SourceFile file, RouterTable table, String why) {
    int start = table.part().start();
    return new Unknown("this `show ip route` is not used: " + why, new Span(file, start, start));
  }

  private IdentityHashMap<IosConfig, Use> build() {
    IdentityHashMap<IosConfig, Use> uses = new IdentityHashMap<>();
    found.forEach(
        (router, tables) -> {
          Map<String, RouterTable> only = new HashMap<>();
          tables.forEach(
              (vrf, of) -> {
                Given one = of.get(0);
                if (of.size() == 1) {
                  only.put(vrf, one.table());
                } else {
                  String other = of.get(1).file().path();
                  doubt(router, one.file(), one.table(), "there is another one in " + other);
                }
              });
          uses.put(router, new Use(only, List.of()));
        });
    doubts.forEach((router, of) -> uses.merge(router, new Use(Map.of(), of), RouterTableUse::join));
    return uses;
  }

  private static Use join(Use one, Use other) {
    return new Use(one.tables(), other.doubts());
  }
}
