package dateline.ingest.format.lenient;

import java.util.Map;
import java.util.Set;

/**
 * The names that a format is written in.
 *
 * @param prefixes the prefix by which elements of a namespace are called, by the namespace in lower
 *     case and without a slash or number sign at its end; an empty one for the format's own
 * @param names the format's own names, by their lower case: some documents write them otherwise
 * @param roots the prefix of what a root element of this name, in lower case, is of, whatever
 *     namespace it names
 * @param aliases names that mean another one
 * @param items names of the elements that are an item each
 * @param wrappers names of elements in which an item may be within an item
 */
public record Vocabulary(
    Map<String, String> prefixes,
    Map<String, String> names,
    Map<String, String> roots,
    Map<String, String> aliases,
    Set<String> items,
    Set<String> wrappers) {

  public Vocabulary {
    prefixes = Map.copyOf(prefixes);
    names = Map.copyOf(names);
    roots = Map.copyOf(roots);
    aliases = Map.copyOf(aliases);
    items = Set.copyOf(items);
    wrappers = Set.copyOf(wrappers);
  }
}
