package org.volunteerledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Holds the direction of the imports, and what core may know and show. */
@AnalyzeClasses(packages = "org.volunteerledger", importOptions = ImportOption.DoNotIncludeTests.class)
@NullMarked
final class ArchitectureTest {

    private static final String ROOT = "org.volunteerledger";

    /** Bottom to top. A package may import its own rank and every rank below; the facade is the package at the root. */
    private static final List<List<String>> RANKS = List.of(
            packages("error"),
            packages("privacy", "ledger"),
            packages("hours.accrual"),
            packages("aggregation"),
            packages("storage"),
            packages("json"),
            packages("audit"),
            packages("command"),
            packages("archive", "cube", "place"),
            packages("policy"),
            packages("people"),
            packages("team"),
            packages("access"),
            packages("service"),
            // Without its subpackages: each is named where it belongs.
            List.of(ROOT + ".hours"),
            packages("care"),
            packages("request", "honour", "duty", "points"),
            packages("certificate", "rules"),
            packages("statistics"),
            List.of(ROOT));

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule coreKnowsNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyJsonKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule publicSignaturesShowNoGuava = classes()
            .that()
            .arePublic()
            .should(showNoTypeOf("com.google.common"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule accrualStaysPure = classes()
            .that()
            .resideInAPackage(ROOT + ".hours.accrual")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".hours.accrual",
                    ROOT + ".error",
                    ROOT + ".ledger",
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..")
            .because("how many minutes an attendance brings must not depend on what is stored or when it is asked");

    @ArchTest
    static final ArchRule everyPackageHasARank = classes()
            .should()
            .resideInAnyPackage(RANKS.stream().flatMap(List::stream).toArray(String[]::new))
            .because("a package outside RANKS would escape the rule of direction: give a new one its place there")
            .allowEmptyShould(true);

    @ArchTest
    static void importsPointDownwards(JavaClasses core) {
        for (int rank = 0; rank < RANKS.size() - 1; rank++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(RANKS.get(rank).toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(RANKS.subList(rank + 1, RANKS.size()).stream()
                            .flatMap(List::stream)
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(core);
        }
    }

    private static List<String> packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toList();
    }

    private static ArchCondition<JavaClass> showNoTypeOf(String hidden) {
        return new ArchCondition<>("show no type of " + hidden + " in a signature") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                Stream.concat(Stream.of(owner), owner.getMembers().stream().filter(this::isVisible))
                        .forEach(shown -> types(shown)
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(type -> (type.getPackageName() + ".").startsWith(hidden + "."))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        owner, shown + " shows " + type.getName() + " in " + owner.getName()))));
            }

            private boolean isVisible(JavaMember member) {
                return member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED);
            }

            private Stream<JavaType> types(Object shown) {
                if (shown instanceof JavaClass type) {
                    return Stream.of(
                                    type.getSuperclass().stream(),
                                    type.getInterfaces().stream(),
                                    type.getTypeParameters().stream())
                            .flatMap(types -> types);
                }
                if (shown instanceof JavaField field) {
                    return Stream.of(field.getType());
                }
                JavaCodeUnit unit = (JavaCodeUnit) shown;
                return Stream.of(
                                Stream.of(unit.getReturnType()),
                                unit.getParameterTypes().stream(),
                                unit.getTypeParameters().stream(),
                                unit.getExceptionTypes().stream())
                        .flatMap(types -> types);
            }
        };
    }
}
