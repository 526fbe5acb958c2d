#!/usr/bin/env python3
"""Counts how many changes of the code the tests saw: mutation-count.py REPORT...

Each REPORT is a mutations.xml of PIT. Printed are the changes seen and all changes, of each class, each package
and together. A change counts as seen if a test failed, or the run did not end or broke down.
"""

import sys
import xml.etree.ElementTree as ET
from collections import Counter

SEEN = {"KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR", "NON_VIABLE"}


def share(seen, of):
    return f"{seen}/{of} {100 * seen / of:.1f} %"


def main(reports):
    seen = Counter()
    of = Counter()
    for report in reports:
        for mutation in ET.parse(report).getroot():
            name = mutation.findtext("mutatedClass").split("$")[0]
            for key in (name, name.rpartition(".")[0] + ".*", "together"):
                of[key] += 1
                seen[key] += mutation.get("status") in SEEN
    if not of:
        sys.exit("no changes in " + " ".join(reports))
    for key in sorted(of, key=lambda k: (k == "together", k.endswith(".*"), k)):
        print(f"{key}: {share(seen[key], of[key])}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
