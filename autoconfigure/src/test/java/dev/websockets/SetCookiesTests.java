package dev.websockets;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetCookiesTests {

	@Test
	@DisplayName("name, value and attributes are read")
	void attributes() {
		ResponseCookie cookie = SetCookies
			.parse(List.of("id=a3f; Domain=example.com; Path=/feed; Max-Age=60; Secure; HttpOnly"))
			.getFirst("id");
		assertThat(cookie).isNotNull();
		assertThat(cookie.getValue()).isEqualTo("a3f");
		assertThat(cookie.getDomain()).isEqualTo("example.com");
		assertThat(cookie.getPath()).isEqualTo("/feed");
		assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(1));
		assertThat(cookie.isSecure()).isTrue();
		assertThat(cookie.isHttpOnly()).isTrue();
	}

	@Test
	@DisplayName("a date with a comma is one cookie")
	void expires() {
		MultiValueMap<String, ResponseCookie> cookies = SetCookies
			.parse(List.of("id=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT"));
		assertThat(cookies).containsOnlyKeys("id");
		assertThat(cookies.getFirst("id").getMaxAge()).isZero();
	}

	@Test
	@DisplayName("cookies of one name are all there, in their order")
	void sameName() {
		assertThat(SetCookies.parse(List.of("id=1; Path=/a", "other=x", "id=2; Path=/b")).get("id"))
			.extracting(ResponseCookie::getValue)
			.containsExactly("1", "2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no pair", "=value", "id=1; Max-Age=soon", "id=with blank", "na me=1" })
	@DisplayName("what cannot be read is left out, the rest stays")
	void malformed(String header) {
		assertThat(SetCookies.parse(List.of(header, "good=1"))).containsOnlyKeys("good");
	}

	@Test
	@DisplayName("the cookies are read-only")
	void readOnly() {
		MultiValueMap<String, ResponseCookie> cookies = SetCookies.parse(List.of("id=1"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(cookies::clear);
	}

}
