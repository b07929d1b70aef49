package dateline.store.write;

import dateline.Article;
import dateline.ArticleChanged;
import dateline.ChangeKind;
import dateline.PubStatus;
import dateline.Withdrawal;
import dateline.WithdrawalAction;
import dateline.store.Stories;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What enrichment may say of one article: versions, late versions, kills and late kills, holds and
 * releases, in any sensible row; and what must be left of it, told without the store.
 */
final class RandomHistory {

  private final String name;
  private final Random random;
  private final List<ArticleChanged> changes = new ArrayList<>();
  private final List<Withdrawal> withdrawals = new ArrayList<>();
  private final Set<Integer> texts = new TreeSet<>();
  private final Set<Integer> hidden = new TreeSet<>();

  /** By version, the sequences of the changes and withdrawals that take its text for good. */
  private final Map<Integer, Integer> killed = new LinkedHashMap<>();

  private PubStatus status = PubStatus.usable;
  private int sequence;
  private int number;
  private int current;

  RandomHistory(String name, Random random, int length) {
    this.name = name;
    this.random = random;
    for (int i = 0; i < length; i++) {
      step();
    }
  }

  String name() {
    return name;
  }

  List<ArticleChanged> changes() {
    return changes;
  }

  List<Withdrawal> withdrawals() {
    return withdrawals;
  }

  PubStatus status() {
    return status;
  }

  /** Numbers of the versions whose text is kept. */
  Set<Integer> texts() {
    return texts;
  }

  /** Numbers of the versions that had text and lost it, with the change that took it. */
  Map<Integer, Integer> killed() {
    return killed;
  }

  private void step() {
    sequence++;
    int choice = changes.isEmpty() ? 0 : random.nextInt(8);
    switch (choice) {
      case 0, 1 -> version();
      case 2 -> hold();
      case 3 -> kill();
      case 4 -> lateKill();
      case 5, 6 -> late();
      default -> linked();
    }
  }

  private void version() {
    number++;
    current = number;
    ChangeKind kind =
        switch (status) {
          case withheld -> ChangeKind.Released;
          case canceled -> ChangeKind.Reinstated;
          case usable -> changes.isEmpty() ? ChangeKind.Created : ChangeKind.Updated;
        };
    if (status != PubStatus.usable) {
      withdraw(
          status == PubStatus.withheld ? WithdrawalAction.release : WithdrawalAction.reinstate);
    }
    status = PubStatus.usable;
    texts.add(number);
    add(Stories.change(kind, sequence, Stories.article(name, number).build()));
    // What came late under a hold comes again, with its text.
    for (int version : hidden) {
      sequence++;
      texts.add(version);
      add(recorded().setLateVersion(Stories.article(name, version).build()));
    }
    hidden.clear();
  }

  private void hold() {
    if (status != PubStatus.usable) {
      linked();
      return;
    }
    status = PubStatus.withheld;
    // Sometimes under a key of its own, sometimes under that of the version that it holds.
    current = random.nextBoolean() ? ++number : current;
    withdraw(WithdrawalAction.hold);
    add(Stories.change(ChangeKind.Withheld, sequence, state()));
  }

  private void kill() {
    status = PubStatus.canceled;
    texts.forEach(version -> killed.put(version, sequence));
    texts.clear();
    hidden.clear();
    current = ++number;
    withdraw(WithdrawalAction.kill);
    add(Stories.change(ChangeKind.Withdrawn, sequence, state()));
  }

  private void lateKill() {
    int[] covered =
        texts.stream()
            .filter(version -> version != current && random.nextBoolean())
            .mapToInt(Integer::intValue)
            .toArray();
    number++;
    if (covered.length > 0) {
      withdrawals.add(Stories.killOf(name, sequence, covered));
    }
    for (int version : covered) {
      texts.remove(version);
      killed.put(version, sequence);
    }
    List<String> keys = new ArrayList<>();
    for (int version : covered) {
      keys.add(Stories.key(name, version));
    }
    add(
        recorded()
            .setLateVersion(Stories.marker(name, number, PubStatus.canceled))
            .setWithdrawnVersions(keys));
  }

  private void late() {
    number++;
    boolean readable = status == PubStatus.usable && random.nextInt(4) > 0;
    if (readable) {
      texts.add(number);
    } else if (status == PubStatus.withheld) {
      hidden.add(number);
    }
    Article version =
        readable
            ? Stories.article(name, number).build()
            : Stories.marker(name, number, PubStatus.usable);
    add(recorded().setLateVersion(version));
  }

  private void linked() {
    add(Stories.change(ChangeKind.Linked, sequence, state()));
  }

  private ArticleChanged.Builder recorded() {
    return Stories.change(ChangeKind.Recorded, sequence, state());
  }

  private Article state() {
    return status == PubStatus.usable
        ? Stories.article(name, current).build()
        : Stories.marker(name, current, status);
  }

  private void withdraw(WithdrawalAction action) {
    withdrawals.add(Stories.withdrawal(name, sequence, action));
  }

  private void add(ArticleChanged.Builder change) {
    changes.add(change.build());
  }
}
