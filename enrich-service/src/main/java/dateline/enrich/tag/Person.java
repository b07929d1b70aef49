package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody named in the article, while the article is being read: name, offices and mentions. */
final class Person {

  final List<String> name;
  final List<Mention> mentions = new ArrayList<>();
  private final List<String> roles = new ArrayList<>();

  Person(List<String> name) {
    this.name = List.copyOf(name);
  }

  String label() {
    return String.join(" ", name);
  }

  String surname() {
    return name.get(name.size() - 1);
  }

  /** Whether the other's name is the end of this longer one. */
  boolean endsWith(Person other) {
    int more = name.size() - other.name.size();
    return more > 0 && name.subList(more, name.size()).equals(other.name);
  }

  void addRole(String role) {
    roles.add(role);
  }

  /** The office that says the most: with its country, else the first that the text gives. */
  Optional<String> role() {
    return roles.stream()
        .filter(role -> role.contains(" of "))
        .findFirst()
        .or(() -> roles.stream().findFirst());
  }
}
