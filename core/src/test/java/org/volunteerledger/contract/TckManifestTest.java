package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.volunteerledger.tck.AllContracts;
import org.volunteerledger.tck.ArticleContract;
import org.volunteerledger.tck.ScenarioContract;
import org.volunteerledger.tck.StorageContract;
import org.volunteerledger.tck.TckManifest;

/** A contract that nobody runs judges nothing. */
final class TckManifestTest {

    private final JavaClasses kit = new ClassFileImporter().importPackages("org.volunteerledger.tck");

    /** Every class of the kit that has tests, other than the members of the list. */
    @Test
    void everyClassWithTestsIsInTheList() {
        List<String> withTests = kit.stream()
                .filter(type -> !type.isMemberClass())
                .filter(type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Test.class)))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(TckManifest.contracts().stream().map(Class::getName))
                .as("each once, by name")
                .containsExactlyElementsOf(withTests);
    }

    @Test
    void everyMemberOfTheListIsRunAndFoundByItsName() {
        for (Class<?> member : AllContracts.class.getDeclaredClasses()) {
            String contract = member.getSuperclass().getSimpleName();
            List<String> tags = Arrays.stream(member.getAnnotationsByType(Tag.class))
                    .map(Tag::value)
                    .toList();

            assertThat(member.isAnnotationPresent(Nested.class)).as(contract).isTrue();
            assertThat(tags).hasSize(2).contains(contract).containsAnyOf(AllContracts.STORAGE, AllContracts.DOMAIN);
            assertThat(contract)
                    .startsWith(member.getSimpleName())
                    .matches(member.getSimpleName() + "(Scenario)?Contract");
        }
    }

    /** So that a contract of storages cannot avoid having to catch one by a wrong tag. */
    @Test
    void contractsOfTheDomainAreThoseOfScenariosArticlesAndTheCube() {
        List<Class<? extends StorageContract>> domain = new ArrayList<>(TckManifest.contracts());
        domain.removeIf(contract -> contract != ArticleContract.class
                && !ScenarioContract.class.isAssignableFrom(contract)
                && !contract.getSimpleName().endsWith("ScenarioContract")
                && !contract.getSimpleName().startsWith("Cube"));
        domain.sort(Comparator.comparing(Class::getSimpleName));

        assertThat(TckManifest.contracts(AllContracts.DOMAIN)).isEqualTo(domain);
    }
}
