package dateline.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know what. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dateline.store");

  @Test
  void onlyWriteAndReadKnowMongo() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..store.write..", "..store.read..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.mongodb..", "org.bson..")
        .check(CLASSES);
  }

  @Test
  void onlyConsumeKnowsKafkaAndTheRegistry() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..store.consume..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.apicurio..")
        .check(CLASSES);
  }

  @Test
  void readingKnowsNothingOfTheEvents() {
    noClasses()
        .that()
        .resideInAnyPackage("..store.read..", "..store.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.avro..", "..store.consume..")
        .check(CLASSES);
  }

  @Test
  void versionsAreReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..store.write..")
        .and()
        .doNotHaveFullyQualifiedName("dateline.store.read.Versions")
        .should()
        .callMethod("dateline.store.write.Collections", "versions")
        .because("a hold is kept from readers there")
        .check(CLASSES);
  }

  @Test
  void onlySearchKnowsLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..store.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dateline.store.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
