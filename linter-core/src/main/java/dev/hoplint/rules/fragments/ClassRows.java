package dev.hoplint.rules.fragments;

import dev.hoplint.header.FragmentSplits;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Definitions.ClassMap;
import dev.hoplint.model.Definitions.PolicyMap;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a policy that lists decide, in their order. Matches on the IP header alone are the
 * same for all fragments of a packet, so that packets are looked at which pass them.
 *
 * @param names of the classes, by row
 */
record ClassRows(List<FragmentSplits.Row> rows, List<String> names) {

  /** The rows of a policy; null if its classes are not understood to the end. */
  static @Nullable ClassRows of(Router router, PolicyMap policy) {
    List<FragmentSplits.Row> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (NameUse use : policy.classes()) {
      ClassMap map = find(router, use.name());
      if (map == null && !use.name().equals("class-default")) {
        return null;
      }
      if (map == null) {
        continue;
      }
      List<AccessList> lists = lists(router, map);
      if (lists == null) {
        return null;
      }
      if (!lists.isEmpty()) {
        rows.add(new FragmentSplits.Row(lists, map.span()));
        names.add(use.name());
      }
    }
    return new ClassRows(rows, names);
  }

  /** The class that takes a packet. */
  String name(FragmentSplits.Answer answer) {
    return answer.row() < 0 ? "class-default" : names.get(answer.row());
  }

  private static @Nullable ClassMap find(Router router, String name) {
    for (ClassMap map : router.config().definitions().classMaps()) {
      if (map.name().equals(name)) {
        return map.type() == null ? map : null;
      }
    }
    return null;
  }

  /** The lists of a class, any of which is enough; null if it cannot be told. */
  private static @Nullable List<AccessList> lists(Router router, ClassMap map) {
    List<AccessList> lists = new ArrayList<>();
    for (Setting<String> match : map.matches()) {
      String[] words = match.value().split(" ", -1);
      String first = words[0].toLowerCase(Locale.ROOT);
      if (first.equals("not") || first.equals("any") || first.equals("class-map")) {
        return null;
      }
      if (first.equals("access-group")) {
        AccessList list = router.accessList(words[words.length - 1]);
        if (list == null || list.size() == 0) {
          return null;
        }
        lists.add(list);
      }
    }
    return map.any() || lists.size() < 2 ? lists : null;
  }
}
