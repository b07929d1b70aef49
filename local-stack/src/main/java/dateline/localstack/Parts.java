package dateline.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The files that the parts run from: found in a folder of their own (system property {@code
 * dateline.localstack.home}, or {@code parts} beside this module's jar), or in the local Maven
 * repository, into which the build of this module brings them. So the module's jar has no
 * dependency, and nothing of the broker gets onto the class path of a service.
 */
final class Parts {

  /** The jars of the broker and the tools; the archive of the registry. */
  private static final List<String> LISTS = List.of("parts.list", "registry.list");

  private final List<Path> files;
  private final ClassLoader libraries;

  private Parts(List<Path> files) {
    this.files = files;
    URL[] urls = Stream.concat(Stream.of(codeSource()), jars()).map(Parts::url).toArray(URL[]::new);
    // Open as long as the JVM runs: a driver may load a class at any time.
    this.libraries = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Finds the files.
   *
   * @throws StackException if one is missing
   */
  static Parts locate() {
    List<String> names = names();
    List<Path> tried = new ArrayList<>();
    for (Path folder : folders()) {
      List<Path> flat = names.stream().map(n -> folder.resolve(fileName(n))).toList();
      if (allThere(flat)) {
        return new Parts(flat);
      }
      tried.add(folder);
    }
    for (Path repository : repositories()) {
      List<Path> deep = names.stream().map(repository::resolve).toList();
      if (allThere(deep)) {
        return new Parts(deep);
      }
      tried.add(repository);
    }
    throw new StackException(
        "The files of the broker and the registry are in none of "
            + tried
            + ". Build the module local-stack with Maven, or give a folder that holds them with"
            + " -Ddateline.localstack.home=FOLDER.");
  }

  /** Class path of the broker: this module first, then every jar. */
  String classPath() {
    List<String> entries = new ArrayList<>();
    entries.add(codeSource().toString());
    jars().forEach(jar -> entries.add(jar.toString()));
    return String.join(System.getProperty("path.separator"), entries);
  }

  /** The archive with the schema registry. */
  Path registryArchive() {
    return files.stream()
        .filter(f -> f.toString().endsWith(".tar.gz"))
        .findFirst()
        .orElseThrow(() -> new StackException("The registry's archive is in none of " + LISTS));
  }

  /**
   * A class of this module that is constructed from a text and asked for a result, apart from the
   * caller's classes: it may use every library of the parts, and callers need none of them.
   */
  <T> Callable<T> isolated(String className, Class<T> result, String argument) {
    try {
      Callable<?> callable =
          (Callable<?>)
              Class.forName(className, true, libraries)
                  .getConstructor(String.class)
                  .newInstance(argument);
      return () -> {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(libraries);
        try {
          return result.cast(callable.call());
        } finally {
          thread.setContextClassLoader(before);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new StackException("The parts don't fit this module: build local-stack again", e);
    }
  }

  private Stream<Path> jars() {
    return files.stream().filter(f -> f.toString().endsWith(".jar"));
  }

  private static List<String> names() {
    return LISTS.stream().flatMap(list -> Arrays.stream(read(list).split(":"))).toList();
  }

  /** Paths inside a Maven repository, as the build wrote them, less their prefix for its root. */
  private static String read(String list) {
    try (InputStream in = Parts.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new StackException(list + " is missing: build the module local-stack with Maven.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replace("$/", "");
    } catch (IOException e) {
      throw new StackException("Can't read " + list, e);
    }
  }

  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    property("dateline.localstack.home").ifPresent(folders::add);
    Path beside = codeSource().resolveSibling("parts");
    if (Files.isDirectory(beside)) {
      folders.add(beside);
    }
    return folders;
  }

  private static List<Path> repositories() {
    List<Path> repositories = new ArrayList<>();
    property("maven.repo.local").ifPresent(repositories::add);
    // Surefire and Failsafe tell their JVMs so.
    property("localRepository").ifPresent(repositories::add);
    Path jar = codeSource();
    // REPOSITORY/dateline/local-stack/VERSION/X.jar
    if (jar.getNameCount() > 4 && jar.endsWith(fileInRepository(jar))) {
      repositories.add(jar.resolve("../../../../..").normalize());
    }
    repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    return repositories;
  }

  private static Path fileInRepository(Path jar) {
    int count = jar.getNameCount();
    return Path.of("dateline", "local-stack").resolve(jar.subpath(count - 2, count));
  }

  private static Optional<Path> property(String name) {
    String value = System.getProperty(name, "");
    return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static Path codeSource() {
    try {
      return Path.of(Parts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new StackException("Can't tell where this module's classes are", e);
    }
  }

  private static boolean allThere(List<Path> files) {
    return files.stream().allMatch(Files::isRegularFile);
  }

  private static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new StackException("Not a usable path: " + path, e);
    }
  }
}
