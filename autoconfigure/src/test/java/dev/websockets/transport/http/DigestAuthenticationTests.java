package dev.websockets.transport.http;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.transport.Credentials;

import static org.assertj.core.api.Assertions.assertThat;

class DigestAuthenticationTests {

	private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");

	private static final Credentials DOE = new Credentials("J\u00E4s\u00F8n Doe", "Secret, or not?");

	private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

	private static final String DOE_CNONCE = "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v";

	private static String answer(String challenge, Credentials credentials, String target, String cnonce) {
		return Authentication.strongest(Challenge.parse(List.of(challenge)))
			.map((authentication) -> authentication.authorization(credentials, target, () -> cnonce))
			.orElse("none");
	}

	private static String mufasa(String algorithm) {
		return "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
				+ ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
				+ " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
	}

	private static String doe(String algorithm, String more) {
		return "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=" + algorithm
				+ ", nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
				+ " opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\"" + more;
	}

	@ParameterizedTest
	@CsvSource({ "MD5, 8ca523f5e9506fed4657c9700eebdbec",
			"SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1" })
	@DisplayName("the example of RFC 7616, section 3.9.1, with both algorithms")
	void exampleOfRfc7616(String algorithm, String response) {
		assertThat(answer(mufasa(algorithm), MUFASA, "/dir/index.html", CNONCE)).isEqualTo(
				"Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm="
						+ algorithm + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, cnonce=\""
						+ CNONCE + "\", qop=auth, response=\"" + response
						+ "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
	}

	@Test
	@DisplayName("the example of RFC 2617, section 3.5")
	void exampleOfRfc2617() {
		String challenge = "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
				+ " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
		assertThat(answer(challenge, new Credentials("Mufasa", "Circle Of Life"), "/dir/index.html", "0a4f113b"))
			.contains("response=\"6629fae49393a05397450978507c4ef1\"", "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
			.doesNotContain("algorithm", "userhash");
	}

	@Test
	@DisplayName("the example of RFC 2069, section 2.4, as corrected: no qop, so no cnonce and no count")
	void exampleOfRfc2069() {
		String challenge = "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";
		assertThat(answer(challenge, new Credentials("Mufasa", "CircleOfLife"), "/dir/index.html", "x"))
			.contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
			.doesNotContain("qop", "nc=", "cnonce");
	}

	@ParameterizedTest
	@CsvSource({
			"SHA-512-256, 793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b, 3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5",
			"SHA-256, 5a1a8a47df5c298551b9b42ba9b05835174a5bd7d511ff7fe9191d8e946fc4e7, b6d5cb9c3000ea2385250005e294d7132b260b8fd08940d2377373493cee8cc4",
			"MD5, 2e063fa2c54dea1c36808b7a6e3b14c9, 2428277c77e50ae43afb1669a43dae19" })
	@DisplayName("the example of RFC 7616, section 3.9.2, as corrected: UTF-8, the name hashed or escaped")
	void userhash(String algorithm, String name, String response) {
		assertThat(answer(doe(algorithm, ", charset=UTF-8, userhash=true"), DOE, "/doe.json", DOE_CNONCE))
			.startsWith("Digest username=\"" + name + "\", realm=")
			.contains("response=\"" + response + "\"")
			.endsWith(", userhash=true");
		assertThat(answer(doe(algorithm, ", charset=utf-8, userhash=false"), DOE, "/doe.json", DOE_CNONCE))
			.startsWith("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe, realm=")
			.contains("response=\"" + response + "\"")
			.doesNotContain("userhash");
	}

	@Test
	@DisplayName("without charset a name is ISO-8859-1 where it fits, else UTF-8")
	void charset() {
		assertThat(answer(doe("MD5", ""), DOE, "/doe.json", DOE_CNONCE)).contains("username=\"J\u00E4s\u00F8n Doe\"");
		assertThat(answer(doe("MD5", ""), new Credentials("\u4E16", "x"), "/", "c"))
			.contains("username*=UTF-8''%E4%B8%96");
	}

	@ParameterizedTest
	@CsvSource({ "MD5-sess, e783283f46242139c486a698fec7211d",
			"SHA-256-SESS, 2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7" })
	@DisplayName("the -sess variants hash both nonces into the password")
	void session(String algorithm, String response) {
		assertThat(answer(mufasa(algorithm), MUFASA, "/dir/index.html", CNONCE))
			.contains("response=\"" + response + "\"", "algorithm=" + algorithm + ",");
	}

	@Test
	@DisplayName("quotes and backslashes are escaped again")
	void quotes() {
		String challenge = "Digest realm=\"a \\\"b\\\" \\\\\", nonce=\"n\\\"\", opaque=\"\"";
		assertThat(answer(challenge, new Credentials("o\"x\\y", "p"), "/", "c")).contains("username=\"o\\\"x\\\\y\"",
				"realm=\"a \\\"b\\\" \\\\\"", "nonce=\"n\\\"\"", "opaque=\"\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Digest realm=r", "Digest nonce=n", "Digest realm=r, nonce=n, algorithm=SHA-1",
			"Digest realm=r, nonce=n, qop=auth-int", "Digest realm=r, nonce=n, qop=\"\"",
			"Digest realm=r, nonce=n, algorithm=MD5-sess", "Digest realm=r, nonce=n, algorithm=-sess", "Bearer realm=r",
			"Negotiate", "" })
	@DisplayName("what cannot be answered is not answered")
	void unanswerable(String challenge) {
		assertThat(answer(challenge, MUFASA, "/", "c")).isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Basic realm=r, Digest realm=r, nonce=n                                            | Digest username
					Digest realm=r, nonce=n, qop=auth-int, Basic realm=r                              | Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl
					Digest realm=r, nonce=n, algorithm=MD5, Digest realm=r, nonce=n, algorithm=SHA-256 | SHA-256
					Digest realm=r, nonce=n, algorithm=SHA-256, Digest realm=r, nonce=n, algorithm=MD5 | SHA-256
					Digest realm=r, nonce=n, algorithm=MD5, Digest realm=r, nonce=n, algorithm=SHA-512-256 | SHA-512-256
					Bearer, Basic realm=r                                                              | Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl
					""")
	@DisplayName("the strongest challenge is answered")
	void strongest(String challenges, String expected) {
		assertThat(answer(challenges, MUFASA, "/", "c")).contains(expected);
	}

	@Test
	@DisplayName("Basic is UTF-8: the example of RFC 7617, section 2.1")
	void basic() {
		assertThat(answer("Basic realm=\"foo\", charset=\"UTF-8\"", new Credentials("test", "123\u00A3"), "/", "c"))
			.isEqualTo("Basic dGVzdDoxMjPCow==");
		assertThat(answer("Basic realm=r", new Credentials("Aladdin", "open sesame"), "/", "c"))
			.isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
	}

}
