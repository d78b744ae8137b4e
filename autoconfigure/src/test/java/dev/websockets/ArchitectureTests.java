package dev.websockets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.websocket.ContainerProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The structure of the library: who may know whom.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.websockets";

	private static final String[] BOOT_GLUE = packages("autoconfigure", "health", "actuate");

	/**
	 * What each package may know of ours, beside itself; the root package has no name.
	 */
	private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(Map.entry("", List.of()),
			Map.entry("annotation", List.of()), Map.entry("protocol", List.of("")),
			Map.entry("session", List.of("", "protocol")), Map.entry("transport", List.of("", "session")),
			Map.entry("transport.jakarta", List.of("", "protocol", "session", "transport")),
			Map.entry("transport.net", List.of("")), Map.entry("transport.http", List.of("", "session", "transport")),
			Map.entry("transport.tyrus",
					List.of("", "protocol", "session", "transport", "transport.http", "transport.net")),
			Map.entry("client", List.of("", "session", "transport")), Map.entry("cluster", List.of("", "client")),
			Map.entry("handler", List.of("", "annotation")), Map.entry("converter", List.of("")),
			Map.entry("extension", List.of("", "protocol")),
			Map.entry("server", List.of("", "session", "protocol", "handler", "transport", "transport.http", "relay")),
			Map.entry("relay", List.of("", "session")), Map.entry("relay.redis", List.of("")),
			Map.entry("server.container", List.of("", "session", "server")),
			Map.entry("server.tomcat", List.of("", "session", "protocol", "server", "server.container")),
			Map.entry("server.jetty", List.of("", "session", "protocol", "server", "server.container")),
			Map.entry("observation", List.of("", "client", "server", "relay")),
			Map.entry("health", List.of("", "client", "server", "relay")),
			Map.entry("actuate", List.of("", "client", "server")));

	private static final JavaClasses LIBRARY = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("starter-test"))
		.importPackages(ROOT);

	private static String[] packages(String... names) {
		return Arrays.stream(names).map((name) -> name.isEmpty() ? ROOT : ROOT + "." + name).toArray(String[]::new);
	}

	static Stream<String> packagesWithRules() {
		return MAY_KNOW.keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("packagesWithRules")
	void packageKnowsOnlyWhatItMay(String name) {
		List<String> known = MAY_KNOW.get(name);
		String[] allowed = packages(Stream.concat(Stream.of(name), known.stream()).toArray(String[]::new));
		DescribedPredicate<JavaClass> foreign = JavaClass.Predicates.resideInAPackage(ROOT + "..")
			.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)));
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(packages(name)[0])
			.should()
			.dependOnClassesThat(foreign)
			.because("it may know " + known)
			.allowEmptyShould(true)
			.check(LIBRARY);
	}

	@Test
	void everyPackageHasRules() {
		Set<String> names = LIBRARY.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
		assertThat(names).contains(ROOT)
			.isSubsetOf(Stream
				.concat(Stream.of(packages("autoconfigure")),
						Stream.of(packages(MAY_KNOW.keySet().toArray(String[]::new))))
				.toList());
	}

	@Test
	void noCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(LIBRARY);
	}

	@Test
	void nobodyKnowsAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure")
			.check(LIBRARY);
	}

	@Test
	void onlyGlueKnowsSpringBoot() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(BOOT_GLUE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(LIBRARY);
	}

	@Test
	void onlyItsEngineKnowsTyrus() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("transport.tyrus", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.glassfish..")
			.because("auto-configuration alone asks besides whether Tyrus is there")
			.check(LIBRARY);
	}

	@Test
	void onlyEnginesKnowTheWebSocketApiOfJakarta() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("transport.tyrus", "transport.jakarta", "server.container",
					"server.tomcat", "server.jetty", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("jakarta.websocket..")
			.because("auto-configuration alone takes besides the application's WebSocketContainer bean")
			.check(LIBRARY);
	}

	@Test
	void onlyItsEngineKnowsTomcat() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("server.tomcat", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.tomcat..", "org.apache.coyote..", "org.apache.catalina..")
			.because("auto-configuration alone asks besides whether Tomcat is there")
			.check(LIBRARY);
	}

	@Test
	void onlyItsEngineKnowsJetty() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("server.jetty", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.eclipse.jetty..")
			.because("auto-configuration alone asks besides whether Jetty is there")
			.check(LIBRARY);
	}

	@Test
	void onlyServersKnowServlets() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(
					packages("server", "server.container", "server.tomcat", "server.jetty", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "org.springframework.web.servlet..")
			.check(LIBRARY);
	}

	@Test
	void nobodyAsksTheContainerProvider() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(ContainerProvider.class, "getWebSocketContainer")
			.because("it picks one of several implementations by the order of the class path")
			.check(LIBRARY);
	}

	@Test
	void onlyConvertersKnowTheirLibraries() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("converter", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..", "com.google.gson..",
					"com.google.protobuf..", "org.springframework.messaging..")
			.because("auto-configuration alone asks besides whether they are there, and for the application's beans")
			.check(LIBRARY);
	}

	@Test
	void onlyItsRelayKnowsRedis() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("relay.redis", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.data.redis..")
			.because("auto-configuration alone asks besides whether it is there, and for its connections")
			.check(LIBRARY);
	}

	@Test
	void onlyClusterKnowsSpringIntegration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("cluster", "autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.integration..")
			.because(
					"auto-configuration alone asks besides whether it is there, and for the application's LockRegistry")
			.check(LIBRARY);
	}

	@Test
	void logsByCommonsLoggingOnly() {
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
		GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
	}

	@Test
	void noSynchronizedMethodsOnPathsThatDoInputAndOutput() {
		ArchRuleDefinition.noMethods()
			.that()
			.areDeclaredInClassesThat(JavaClass.Predicates.resideInAnyPackage(ROOT + ".session..",
					ROOT + ".transport..", ROOT + ".client..", ROOT + ".server..", ROOT + ".relay.."))
			.should()
			.haveModifier(JavaModifier.SYNCHRONIZED)
			.because("a monitor pins a virtual thread before Java 24")
			.check(LIBRARY);
	}

	@Test
	void everyPackageIsNullMarked() {
		Set<JavaPackage> packages = LIBRARY.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
		assertThat(packages).isNotEmpty()
			.allSatisfy((each) -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
	}

	@Test
	void autoConfigurationsAreFinal() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(LIBRARY);
	}

	@Test
	void beanMethodsArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(LIBRARY);
	}

}
