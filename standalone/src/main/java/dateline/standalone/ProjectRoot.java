package dateline.standalone;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the folder that holds the services' builds: the system property {@code dateline.root}, else
 * the first parent of this module's classes, or of the working folder, that has them.
 */
public final class ProjectRoot {

  private ProjectRoot() {}

  /**
   * The project's root.
   *
   * @throws StandaloneException if there is none
   */
  public static Path find() {
    String chosen = System.getProperty("dateline.root", "");
    if (!chosen.isBlank()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    for (Path start : List.of(codeSource(), Path.of("").toAbsolutePath())) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        if (Files.isRegularFile(folder.resolve("ingest-service/pom.xml"))) {
          return folder;
        }
      }
    }
    throw new StandaloneException(
        "The project's folder is not found from here. Run inside it, or give it with"
            + " -Ddateline.root=FOLDER.");
  }

  private static Path codeSource() {
    try {
      return Path.of(ProjectRoot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new StandaloneException("Where this class was loaded from is not a path", e);
    }
  }
}
