package dev.tradewind.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The house rules about imports. Packages are by feature; a package named {@code domain} (anywhere
 * below a service) holds plain Java.
 */
public final class ArchitectureRules {

  private ArchitectureRules() {}

  /** A domain package sees no framework, no wire format and no store. */
  public static final ArchRule DOMAIN_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.smallrye..",
              "io.grpc..",
              "io.vertx..",
              "com.google.protobuf..",
              "dev.tradewind.api..",
              "jakarta..",
              "org.hibernate..",
              "org.tensorflow..",
              "org.eclipse.microprofile..")
          .allowEmptyShould(true);

  /** Checks a module's main classes: the domain is plain, and no two packages need each other. */
  public static void check(String rootPackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(rootPackage);
    if (classes.isEmpty()) {
      throw new AssertionError("no classes below " + rootPackage);
    }
    DOMAIN_IS_PLAIN_JAVA.check(classes);
    slices().matching(rootPackage + ".(**)").should().beFreeOfCycles().check(classes);
  }
}
