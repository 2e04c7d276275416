package dev.tradewind.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradewind.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void importsPointOneWay() {
    ArchitectureRules.check("dev.tradewind.inference");
  }

  @Test
  void decisionsReachModelsThroughThePredictPortOnly() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.tradewind.inference");
    noClasses()
        .that()
        .resideInAPackage("..decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..serving..", "org.tensorflow..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("..serving..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..decision..")
        .check(classes);
  }
}
