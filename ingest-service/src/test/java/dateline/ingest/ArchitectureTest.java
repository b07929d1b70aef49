package dateline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dateline.ingest");

  @Test
  void onlyPublishAndShareKnowKafkaAndTheRegistry() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dateline.ingest.publish", "dateline.ingest.share")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.apicurio..")
        .check(CLASSES);
  }

  @Test
  void onlyPublishAndShareKnowAvro() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dateline.ingest.publish", "dateline.ingest.share")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(org.apache.avro.generic.GenericContainer.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("dateline.ingest.publish", "dateline.ingest.share")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.avro..")
        .check(CLASSES);
  }

  @Test
  void formatsKnowNeitherHttpNorTheFramework() {
    noClasses()
        .that()
        .resideInAPackage("dateline.ingest.format..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "io.quarkiverse..", "dateline.ingest.push")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dateline.ingest.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
