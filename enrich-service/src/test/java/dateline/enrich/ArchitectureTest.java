package dateline.enrich;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dateline.NaturalOrder;
import org.junit.jupiter.api.Test;

/**
 * Who may know what: the stream knows Kafka, the article and the stream know the contract, the rest
 * is plain.
 */
class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dateline.enrich");

  @Test
  void onlyTheStreamKnowsKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dateline.enrich.stream")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.apicurio..")
        .check(SERVICE);
  }

  @Test
  void stepsArePlainJava() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dateline.enrich.text",
            "dateline.enrich.time",
            "dateline.enrich.tag",
            "dateline.enrich.language",
            "dateline.enrich.relate",
            "dateline.enrich.version")
        .should()
        .dependOnClassesThat(
            // The order of versions is a rule of the contract, and no record of it.
            resideInAnyPackage(
                    "dateline",
                    "org.apache.avro..",
                    "jakarta..",
                    "io.quarkus..",
                    "org.apache.kafka..")
                .and(not(type(NaturalOrder.class))))
        .check(SERVICE);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("dateline.enrich.(*)..").should().beFreeOfCycles().check(SERVICE);
  }
}
