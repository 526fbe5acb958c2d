package dev.hoplint.network;

import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.Track;
import org.jspecify.annotations.Nullable;

/** Tracked objects of a router, and whether they can ever come up. */
public final class Tracks {
  private final Router router;
  private final DeviceExtras extras;

  public Tracks(Router router) {
    this.router = router;
    this.extras = router.config().extras();
  }

  /** The track of that number as text, or null. */
  public @Nullable Track track(String number) {
    for (Track track : extras.tracks()) {
      if (Integer.toString(track.number()).equals(number)) {
        return track;
      }
    }
    return null;
  }

  /** The operation of that number, or null. */
  public @Nullable SlaOperation operation(int number) {
    for (SlaOperation operation : extras.slaOperations()) {
      if (operation.number() == number) {
        return operation;
      }
    }
    return null;
  }

  /**
   * Whether the operation that the track asks for never runs, so that the track stays down: it is
   * not defined, or nothing schedules it.
   */
  public boolean isNeverUp(Track track) {
    if (track.sla() == null || router.isPartial()) {
      return false;
    }
    SlaOperation operation = operation(track.sla());
    if (operation == null) {
      // Operations of `rtr`, the oldest form, are not followed.
      return track.what().startsWith("ip sla");
    }
    // A group may schedule it.
    return operation.schedule() == null && extras.slaGroups().isEmpty();
  }

  /** Whether a next hop or route that depends on the track is never used. */
  boolean isNeverUp(String number) {
    Track track = track(number);
    return track == null ? !router.isPartial() : isNeverUp(track);
  }
}
