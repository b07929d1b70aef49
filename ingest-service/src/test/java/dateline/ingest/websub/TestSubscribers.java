package dateline.ingest.websub;

import java.util.List;
import java.util.Optional;

/** Subscribers for tests of others. */
public final class TestSubscribers {

  private TestSubscribers() {}

  /** One without an address that hubs could call. */
  public static Subscriber off() {
    return new Subscriber(
        request -> {
          throw new AssertionError("no hub is to be asked");
        },
        new Callbacks(Optional.empty(), Optional.empty(), List.of()),
        TestWebSub.STRICT);
  }

  /** With the defaults. */
  public static SubscriptionPolicy policy() {
    return new SubscriptionPolicy(TestWebSub.STRICT);
  }
}
