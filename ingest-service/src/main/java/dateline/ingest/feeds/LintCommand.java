package dateline.ingest.feeds;

import dateline.ingest.source.FeedFile;
import dateline.ingest.source.FeedRules;
import dateline.ingest.source.UrlRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks files of feeds as the service would at its start: {@code LintCommand FILE...}. Prints each
 * fault as {@code FILE:LINE: FEED: FIELD what}, and the number of sound feeds.
 */
public final class LintCommand {

  private LintCommand() {}

  /** The command line. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** Exit code: 0 all sound, 1 faults, 2 a file can't be read, or none is named. */
  static int run(List<String> files, PrintStream out, PrintStream errors) {
    if (files.isEmpty() || files.get(0).startsWith("-")) {
      errors.println("Takes the names of files, YAML or OPML.");
      return 2;
    }
    int code = 0;
    Map<String, String> owners = new HashMap<>();
    for (String name : files) {
      try {
        FeedFile file =
            FeedFile.read(
                Files.readAllBytes(Path.of(name)), new FeedRules(UrlRule.STANDARD), Instant.EPOCH);
        file.findings().forEach(finding -> out.println(name + ":" + finding));
        out.println(name + ": " + file.feeds().size() + " sound feeds");
        code = Math.max(code, file.findings().isEmpty() ? 0 : 1);
        for (String id : file.feeds().keySet()) {
          String other = owners.putIfAbsent(id, name);
          if (other != null) {
            out.println(name + ":1: " + id + ": stands in " + other + ", too");
            code = Math.max(code, 1);
          }
        }
      } catch (IOException | RuntimeException e) {
        errors.println(name + " can't be read: " + e);
        code = 2;
      }
    }
    return code;
  }
}
