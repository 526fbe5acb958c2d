package dev.hoplint.rules.lists;

import dev.hoplint.rules.lists.EntryList.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries of a list that say what an earlier one says, with the same action or the other. */
final class Repeats {
  private Repeats() {}

  /** Each such entry with the first that says the same, in the order of the list. */
  static Map<Entry, Entry> of(EntryList list) {
    Map<List<Object>, Entry> seen = new HashMap<>();
    Map<Entry, Entry> repeats = new LinkedHashMap<>();
    for (Entry entry : list.entries()) {
      List<Object> says = entry.says();
      Entry first = says == null ? null : seen.putIfAbsent(says, entry);
      if (first != null) {
        repeats.put(entry, first);
      }
    }
    return repeats;
  }
}
