package dev.hoplint.rules.policy;

import dev.hoplint.model.Action;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Ipv6Route;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.model.Track;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import dev.hoplint.network.Tracks;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A track that is not defined, or that can never come up because its SLA operation never runs. */
public final class TrackBroken implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "PBR-215",
          "pbr-track-broken",
          Severity.ERROR,
          "track or IP SLA missing, or not scheduled",
          "0.1",
          false);

  private static final String NEXT_HOP =
      "this next hop is never taken for available and never used";
  private static final String ROUTE = "this route is never taken for usable";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // The track or the operation may be in the part that is missing.
    if (router.isPartial()) {
      return;
    }
    checkUses(router, found);
    checkOperations(router, found);
  }

  private static void checkUses(Router router, Consumer<Finding> found) {
    Set<String> defined = new HashSet<>();
    router.config().extras().tracks().forEach(t -> defined.add(Integer.toString(t.number())));
    for (PolicyUse use : PolicyUse.of(router)) {
      for (RouteMap.Sequence sequence : use.map().sequences()) {
        for (SetClause set : sequence.sets()) {
          String track = sequence.action() == Action.PERMIT ? track(use, set) : null;
          if (track != null && !defined.contains(track)) {
            found.accept(missing(router, set.span(), track, NEXT_HOP));
          }
        }
      }
    }
    for (StaticRoute route : router.config().staticRoutes()) {
      if (route.track() != null && !defined.contains(route.track())) {
        found.accept(missing(router, route.span(), route.track(), ROUTE));
      }
    }
    for (Ipv6Route route : router.config().extras().ipv6Routes()) {
      if (route.track() != null && !defined.contains(route.track())) {
        found.accept(missing(router, route.span(), route.track(), ROUTE));
      }
    }
  }

  /** The track that a next hop of the policy depends on, or null. */
  private static @Nullable String track(PolicyUse use, SetClause set) {
    if (set instanceof SetClause.NextHop next && use.servesIpv4()) {
      return next.track();
    }
    if (set instanceof SetClause.DefaultNextHop next && use.servesIpv4()) {
      return next.track();
    }
    return set instanceof SetClause.Ipv6NextHop next && use.servesIpv6() ? next.track() : null;
  }

  private static Finding missing(Router router, Span use, String track, String what) {
    return new FindingBuilder(INFO, Severity.ERROR, use, router.name())
        .message("no track " + track + " is defined, so " + what)
        .fix(
            Fix.commands(
                "define it",
                List.of(
                    "ip sla " + track,
                    " icmp-echo ADDRESS",
                    "ip sla schedule " + track + " life forever start-time now",
                    "track " + track + " ip sla " + track + " reachability")))
        .build();
  }

  private static void checkOperations(Router router, Consumer<Finding> found) {
    DeviceExtras extras = router.config().extras();
    Tracks tracks = new Tracks(router);
    Set<String> used = new HashSet<>();
    boolean lists = false;
    for (NameReference reference : router.config().references()) {
      if (reference.kind() == NameReference.Kind.TRACK) {
        used.add(reference.use().name());
      }
    }
    for (Track track : extras.tracks()) {
      lists |= track.what().startsWith("list");
    }
    for (Track track : extras.tracks()) {
      if (track.sla() != null && tracks.isNeverUp(track)) {
        boolean isUsed = lists || used.contains(Integer.toString(track.number()));
        found.accept(finding(router, track, track.sla(), tracks.operation(track.sla()), isUsed));
      }
    }
  }

  private static Finding finding(
      Router router, Track track, int sla, @Nullable SlaOperation operation, boolean used) {
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.ERROR, track.span(), router.name())
            .message(
                "track "
                    + track.number()
                    + " can never come up: IP SLA operation "
                    + sla
                    + (operation == null
                        ? " is not defined"
                        : " is not scheduled, so it never runs")
                    + (used ? "" : "; nothing uses the track yet"));
    String schedule = "ip sla schedule " + sla + " life forever start-time now";
    if (operation == null) {
      return finding
          .fix(
              Fix.commands(
                  "define and schedule the operation",
                  List.of("ip sla " + sla, " icmp-echo ADDRESS", schedule)))
          .build();
    }
    return finding
        .related(operation.span(), "the operation, which no `ip sla schedule` starts")
        .fix(Fix.commands("schedule the operation", List.of(schedule)))
        .build();
  }
}
