package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Certificates made by the JDK's keytool: an authority, and what it signed.
 */
public final class Certificates {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private static final Certificates SHARED = create();

	private final KeyStore keys;

	private final KeyStore trusted;

	private final Map<String, KeyManager[]> decrypted = new ConcurrentHashMap<>();

	private final SSLContext client;

	private Certificates(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
		keytool(directory, "ca", "-dname", "CN=Test CA", "-ext", "bc:c", "-validity", "30");
		sign(directory, "localhost", "-1d", "30", "san=dns:localhost,dns:localhost.test,ip:127.0.0.1");
		sign(directory, "other", "-1d", "30", "san=dns:other.example");
		sign(directory, "expired", "-10d", "5", "san=dns:localhost,ip:127.0.0.1");
		this.keys = load(directory.resolve("keys.p12"));
		this.trusted = empty();
		this.trusted.setCertificateEntry("ca", this.keys.getCertificate("ca"));
		this.client = client(this.trusted, "TLS");
	}

	private static void sign(Path directory, String name, String start, String days, String extension)
			throws IOException, InterruptedException {
		keytool(directory, name, "-signer", "ca", "-dname", "CN=" + name, "-startdate", start, "-validity", days,
				"-ext", extension);
	}

	private static Certificates create() {
		try {
			Path directory = Files.createTempDirectory("certificates");
			try {
				return new Certificates(directory);
			}
			finally {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
		catch (IOException | GeneralSecurityException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A context that trusts the authority; the same one each time.
	 */
	public static SSLContext client() {
		return SHARED.client;
	}

	/**
	 * A new context that trusts the authority, and speaks this version of TLS at most.
	 */
	public static SSLContext client(String protocol) {
		try {
			return client(SHARED.trusted, protocol);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A new context that trusts the authority and knows no session.
	 */
	static SSLContext freshClient() {
		return client("TLS");
	}

	/**
	 * A new context that shows a certificate and knows no session.
	 */
	public static SSLContext server(String name) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(SHARED.decrypted.computeIfAbsent(name, Certificates::decrypt), null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A store that trusts one certificate: {@code ca} is the authority's.
	 */
	public static KeyStore trustStore(String name) {
		try {
			KeyStore store = empty();
			store.setCertificateEntry(name, SHARED.keys.getCertificate(name));
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A store with a certificate and its key, under the password {@code changeit}.
	 */
	public static KeyStore keyStore(String name) {
		try {
			KeyStore store = empty();
			store.setKeyEntry("key", SHARED.keys.getKey(name, PASSWORD), PASSWORD,
					SHARED.keys.getCertificateChain(name));
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A context of a server that asks its clients for a certificate of the authority.
	 */
	public static SSLContext trustingServer(String name) {
		try {
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(SHARED.trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(SHARED.decrypted.computeIfAbsent(name, Certificates::decrypt), trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Takes far longer than to make a context.
	 */
	private static KeyManager[] decrypt(String name) {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			KeyStore store = empty();
			store.setKeyEntry("key", SHARED.keys.getKey(name, PASSWORD), PASSWORD,
					SHARED.keys.getCertificateChain(name));
			keys.init(store, PASSWORD);
			return keys.getKeyManagers();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, PASSWORD);
		return store;
	}

	private static SSLContext client(KeyStore trusted, String protocol) throws GeneralSecurityException {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance(protocol);
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		return store;
	}

	private static void keytool(Path directory, String alias, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(arguments));
		command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1",
				"-J-XX:TieredStopAtLevel=1", "-keystore", "keys.p12", "-storetype", "PKCS12", "-storepass",
				new String(PASSWORD)));
		Path output = directory.resolve("output");
		Process process = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
		}
	}

}
