package dateline.enrich.version;

import dateline.NaturalOrder;
import java.time.Instant;
import java.util.Comparator;

/**
 * The total order of an article's versions: claimed version, then the provider's time, then, for
 * versions that claim nothing, arrival, and last the content. It looks only at the two versions
 * themselves, so that every order of arrival ends with the same newest version. A version without a
 * claim stands before all that claim one.
 */
public final class VersionOrder implements Comparator<Version> {

  /** The only one. */
  public static final VersionOrder INSTANCE = new VersionOrder();

  private VersionOrder() {}

  @Override
  public int compare(Version left, Version right) {
    int order = place(left, right);
    if (order == 0) {
      order = left.status().compareTo(right.status());
    }
    return order != 0 ? order : left.contentHash().compareTo(right.contentHash());
  }

  /**
   * Which of two deliveries speaks last on its version: by the versions' place, and of one version
   * delivered twice by arrival.
   */
  public static int latestWord(Version left, Version right) {
    int order = place(left, right);
    return order != 0 ? order : left.received().compareTo(right.received());
  }

  private static int place(Version left, Version right) {
    int order = NaturalOrder.compare(left.claimed().orElse(""), right.claimed().orElse(""));
    if (order == 0) {
      order = left.created().orElse(Instant.MIN).compareTo(right.created().orElse(Instant.MIN));
    }
    if (order == 0 && left.claimed().isEmpty()) {
      order = left.received().compareTo(right.received());
    }
    return order;
  }
}
