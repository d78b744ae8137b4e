package dev.websockets;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever settings an application touches first, all have their defaults.
 */
class SettingsOrderTests {

	private static URL[] classPath() {
		return Pattern.compile(Pattern.quote(File.pathSeparator))
			.splitAsStream(System.getProperty("java.class.path"))
			.map(SettingsOrderTests::url)
			.toArray(URL[]::new);
	}

	private static URL url(String path) {
		try {
			return Path.of(path).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "OutgoingSettings", "IncomingSettings", "RequestSettings", "SessionSettings" })
	void first(String name) throws Exception {
		try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
			Class.forName("dev.websockets." + name, true, loader);
			Class<?> settings = Class.forName("dev.websockets.SessionSettings", true, loader);
			Object defaults = settings.getMethod("defaults").invoke(null);
			assertThat(settings.getMethod("outgoing").invoke(defaults)).isNotNull();
			assertThat(settings.getMethod("incoming").invoke(defaults)).isNotNull();
			assertThat(settings.getMethod("request").invoke(defaults)).isNotNull();
		}
	}

}
