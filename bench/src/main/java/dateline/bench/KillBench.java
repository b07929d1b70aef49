package dateline.bench;

import dateline.ArticleUri;
import dateline.Topics;
import dateline.bench.generate.Victim;
import dateline.bench.generate.Workload;
import dateline.bench.measure.Backlog;
import dateline.bench.measure.Latencies;
import dateline.bench.measure.ReadPaths;
import dateline.bench.measure.WithdrawalSightings;
import dateline.bench.push.Ledger;
import dateline.bench.push.Pusher;
import dateline.standalone.Service;
import dateline.standalone.ServiceProcess;
import dateline.standalone.demo.Feed;
import dateline.standalone.demo.PushClient;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures the time from the push of a kill until no read path gives the text, once while
 * enrich-service has a backlog to read and once while store-service has.
 */
final class KillBench {

  private static final String ENRICH_GROUP = "dateline-enrich";
  private static final String STORE_GROUP = "dateline-store";
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration READABLE_LIMIT = Duration.ofSeconds(120);
  private static final Duration GONE_LIMIT = Duration.ofSeconds(60);
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(30);
  private static final Duration STORIES_AGE = Duration.ofHours(40);
  private static final int LOOK_EVERY_MS = 5;
  private static final int ASK_EVERY_MS = 100;

  private final Options options;
  private final PipelineUnderTest pipeline;
  private final PrintStream out;
  private final Backlog backlog;
  private final WithdrawalSightings withdrawals;
  private final ReadPaths paths;
  private final PushClient client;
  private final Instant storiesFrom = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(STORIES_AGE);

  KillBench(
      Options options,
      PipelineUnderTest pipeline,
      Backlog backlog,
      WithdrawalSightings withdrawals,
      PrintStream out) {
    this.options = options;
    this.pipeline = pipeline;
    this.backlog = backlog;
    this.withdrawals = withdrawals;
    this.out = out;
    paths = new ReadPaths(pipeline.services().url(Service.STORE));
    client = new PushClient(pipeline.services().url(Service.INGEST));
  }

  /**
   * Makes and prints both measurements.
   *
   * @return whether the medians are below the mark and no text was left, nor came back
   */
  boolean run() throws IOException, InterruptedException {
    List<Victim> victims = new ArrayList<>();
    for (int number = 0; number < 2 * options.kills(); number++) {
      victims.add(Victim.number(number, storiesFrom.plusSeconds(number)));
    }
    out.println("Pushing " + victims.size() + " articles that will be killed ...");
    for (Victim victim : victims) {
      push(victim.story(), victim.guid());
    }
    for (Victim victim : victims) {
      await(READABLE_LIMIT, victim.guid() + " is readable", () -> allGive(victim));
    }
    KillLatencies enrich = behindEnrich(victims.subList(0, options.kills()));
    KillLatencies store = behindStore(victims.subList(options.kills(), victims.size()));
    out.println("Waiting until the backlog is worked off, and looking again ...");
    await(DRAIN_LIMIT, "store has read all", () -> storeBehind() == 0);
    int again = 0;
    for (Victim victim : victims) {
      again += paths.noneGives(uri(victim), victim.word()) ? 0 : 1;
    }
    out.println(again + " of " + victims.size() + " killed articles have text at the end.");
    return again == 0 && enrich.isSound() && store.isSound();
  }

  private KillLatencies behindEnrich(List<Victim> victims)
      throws IOException, InterruptedException {
    out.println("Stopping enrich and pushing " + options.backlog() + " articles ...");
    ServiceProcess enrich = pipeline.services().process(Service.ENRICH);
    enrich.stop();
    pushArticles("enrich", options.backlog());
    start(enrich);
    long full = enrichBehind();
    await(START_LIMIT, "enrich works on its backlog", () -> enrichBehind() < full);
    return killAll("enrich", victims, this::enrichBehind);
  }

  private KillLatencies behindStore(List<Victim> victims) throws IOException, InterruptedException {
    ServiceProcess store = pipeline.services().process(Service.STORE);
    store.stop();
    long missing = options.backlog() - enrichBehind();
    out.println("Stopping store and letting enrich work off " + options.backlog() + " ...");
    if (missing > 0) {
      // What enrich has of the first backlog is what the store has not; and a reserve, since
      // duplicates make no change.
      pushArticles("store", (int) missing + options.backlog() / 10);
    }
    await(DRAIN_LIMIT, "enrich has read all", () -> enrichBehind() == 0);
    start(store);
    long full = storeBehind();
    out.println("Store starts with " + full + " unread.");
    await(START_LIMIT, "store works on its backlog", () -> storeBehind() < full);
    return killAll("store", victims, this::storeBehind);
  }

  private KillLatencies killAll(String place, List<Victim> victims, Count behind)
      throws IOException, InterruptedException {
    Latencies toWithdrawn = new Latencies();
    Latencies toGone = new Latencies();
    long least = Long.MAX_VALUE;
    long most = 0;
    int survivors = 0;
    for (Victim victim : victims) {
      long now = behind.get();
      least = Math.min(least, now);
      most = Math.max(most, now);
      Instant pushed = Instant.now();
      push(victim.kill(), victim.guid() + "-kill");
      Optional<Instant> gone = awaitGone(victim, pushed.plus(GONE_LIMIT));
      Optional<Instant> withdrawn = withdrawals.of(uri(victim));
      gone.ifPresent(at -> toGone.add(Duration.between(pushed, at)));
      withdrawn.ifPresent(at -> toWithdrawn.add(Duration.between(pushed, at)));
      survivors += gone.isPresent() ? 0 : 1;
      out.printf(
          "  %6d unread: withdrawal after %s ms, no text after %s ms%n",
          now, millis(pushed, withdrawn), millis(pushed, gone));
    }
    KillLatencies latencies = new KillLatencies(place, toWithdrawn, toGone, least, most, survivors);
    out.print(latencies.text());
    return latencies;
  }

  private static String millis(Instant from, Optional<Instant> to) {
    return to.map(at -> Long.toString(Duration.between(from, at).toMillis())).orElse("?");
  }

  private Optional<Instant> awaitGone(Victim victim, Instant limit)
      throws IOException, InterruptedException {
    while (!paths.noneGives(uri(victim), victim.word())) {
      if (Instant.now().isAfter(limit)) {
        return Optional.empty();
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
    return Optional.of(Instant.now());
  }

  private void push(byte[] body, String key) throws IOException, InterruptedException {
    Feed feed = pipeline.feeds().get(0);
    PushClient.Answer answer = client.push(feed, "application/ninjs+json", body, key, Map.of());
    if (!answer.accepted()) {
      throw new IOException("push of " + key + ": " + answer.status() + " " + answer.body());
    }
  }

  /** No kills among them: those would be in front of ours in the fast lane. */
  private void pushArticles(String name, int count) throws IOException, InterruptedException {
    Workload workload =
        new Workload(name, options.seed(), count, options.feeds(), options.size(), storiesFrom);
    new Pusher(pipeline.services().url(Service.INGEST), pipeline.feeds(), options.connections())
        .asFastAsAccepted(workload.withoutKills());
  }

  private boolean allGive(Victim victim) throws IOException {
    return paths.allGive(uri(victim), victim.word());
  }

  private static String uri(Victim victim) {
    return ArticleUri.of(Ledger.provider(0), victim.guid());
  }

  private long enrichBehind() throws IOException, InterruptedException {
    return backlog.of(ENRICH_GROUP, Topics.RAW);
  }

  private long storeBehind() throws IOException, InterruptedException {
    return backlog.of(STORE_GROUP, Topics.ARTICLES);
  }

  private static void start(ServiceProcess service) {
    service.start();
    service.awaitReady(START_LIMIT);
  }

  private static void await(Duration limit, String what, Condition condition)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (!condition.holds()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("not within " + limit.toSeconds() + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
    }
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private interface Count {
    long get() throws IOException, InterruptedException;
  }
}
