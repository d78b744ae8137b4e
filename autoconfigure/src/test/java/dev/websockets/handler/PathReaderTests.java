package dev.websockets.handler;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Patterns of paths, and what is in them.
 */
class PathReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			/                           ; ''        ; /                       ; /
			/chat                       ; ''        ; /chat                   ; /chat
			/chat/{room}                ; room      ; /chat/{}                ; /chat/7
			/{a}/{b-c}/d                ; a b-c     ; /{}/{}/d                ; /1/2/d
			/{a}-{b}.{c}                ; a b c     ; /{}-{}.{}               ; /1-2.3
			/{year:[0-9]{4}}/x          ; year      ; /{:[0-9]{4}}/x          ; /2024/x
			/{a:x\\}y}                  ; a         ; /{:x\\}y}               ; /x}y
			/{a:x\\{y}/{b}              ; a b       ; /{:x\\{y}/{}            ; /x{y/2
			/{a:[:]+}                   ; a         ; /{:[:]+}                ; /::
			/{a:(?:x|y)}-{b:[0-9]+}     ; a b       ; /{:(?:x|y)}-{:[0-9]+}   ; /x-12
			/files/{*rest}              ; rest      ; /files/{*}              ; /files/a/b
			/a/*/b?/**                  ; ''        ; /a/*/b?/**              ; /a/x/bc/d
			""")
	void variablesAndShape(String path, String variables, String shape, String request) {
		PathTarget endpoint = PathReader.read(path);
		assertThat(endpoint.path()).isEqualTo(path);
		assertThat(String.join(" ", endpoint.variables())).isEqualTo(variables);
		assertThat(endpoint.shape()).isEqualTo(shape);
		assertThat(endpoint.variables()).containsExactlyInAnyOrderElementsOf(extracted(path, request).keySet());
	}

	private static Map<String, String> extracted(String path, String request) {
		PathPattern.PathMatchInfo match = PathPatternParser.defaultInstance.parse(path)
			.matchAndExtract(PathContainer.parsePath(request));
		assertThat(match).isNotNull();
		return match.getUriVariables();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "chat", "{room}", "*", "/{", "/}", "/{}", "/{*}", "/{1a}", "/{a.b}", "/{a/b}", "/{a:}",
			"/{a:[}", "/{a:[}-{b}", "/{a:x/y}", "/{{a}}", "/{*a:x}", "/x{*a}", "/{a:(x|y)}", "/a/**/b", "/{a}/{a}",
			"/{a}/{*a}", "/{a}-{a}", "/{a:x\\}", "/${prefix}/x" })
	void whatIsNoPath(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> PathReader.read(path))
			.satisfies((ex) -> assertThat(ex.getMessage()).isNotBlank());
	}

	@Test
	void saysWhatIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> PathReader.read("chat"))
			.withMessage("it does not begin with '/'");
		assertThatIllegalArgumentException().isThrownBy(() -> PathReader.read("/{a:(x|y)}"))
			.withMessage("the expression of the variable 'a' has a group; write (?:..)");
		assertThatIllegalArgumentException().isThrownBy(() -> PathReader.read("/{}"))
			.withMessage("a variable has no name");
		assertThatIllegalArgumentException().isThrownBy(() -> PathReader.read("/{a}/{*a}"))
			.withMessage("the variable 'a' is there twice");
		assertThat(PathReader.read("/chat/{room}")).hasToString("endpoint '/chat/{room}'");
	}

}
