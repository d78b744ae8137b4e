package dev.websockets.transport.net;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP proxy's answer to CONNECT, up to the empty line (RFC 9112, section 2.1).
 *
 * @param status the status code
 * @param reason the reason phrase, as far as it can be printed
 * @param schemes the schemes of authentication that the proxy offers
 */
record ConnectAnswer(int status, String reason, List<String> schemes) {

	private static final int MAX_BYTES = 16 * 1024;

	private static final int MAX_LINE_BYTES = 8 * 1024;

	private static final int MAX_HEADERS = 100;

	private static final int MAX_PRINTED = 80;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d (\\d{3})(?: (.*))?");

	private static final Pattern CHALLENGE = Pattern.compile("proxy-authenticate:\\s*([\\w-]+)",
			Pattern.CASE_INSENSITIVE);

	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	boolean isInterim() {
		return this.status < 200;
	}

	boolean offers(String scheme) {
		return this.schemes.contains(scheme.toLowerCase(Locale.ROOT));
	}

	/**
	 * Read the final answer. Answers that come before it are skipped.
	 * @throws ProtocolException if it is not HTTP, or goes over a limit
	 */
	static ConnectAnswer read(ProxyDialogue dialogue) throws IOException {
		Reader reader = new Reader(dialogue);
		ConnectAnswer answer = reader.next();
		while (answer.isInterim()) {
			answer = reader.next();
		}
		return answer;
	}

	private static String printable(String text) {
		String printable = text.replaceAll("[^\\x20-\\x7e]", ".").strip();
		return (printable.length() > MAX_PRINTED) ? printable.substring(0, MAX_PRINTED) + ".." : printable;
	}

	/**
	 * Reads lines, within the limits.
	 */
	private static final class Reader {

		private final ProxyDialogue dialogue;

		private int bytes;

		Reader(ProxyDialogue dialogue) {
			this.dialogue = dialogue;
		}

		ConnectAnswer next() throws IOException {
			String line = line();
			Matcher status = STATUS_LINE.matcher(line);
			if (!status.matches()) {
				throw new ProtocolException("it answered \"" + printable(line) + "\", which is not HTTP");
			}
			List<String> schemes = new ArrayList<>();
			int headers = 0;
			for (String header = line(); !header.isEmpty(); header = line()) {
				if (++headers > MAX_HEADERS) {
					throw new ProtocolException("it answered with more than " + MAX_HEADERS + " headers");
				}
				Matcher challenge = CHALLENGE.matcher(header);
				if (challenge.lookingAt()) {
					schemes.add(challenge.group(1).toLowerCase(Locale.ROOT));
				}
			}
			String reason = (status.group(2) != null) ? printable(status.group(2)) : "";
			return new ConnectAnswer(Integer.parseInt(status.group(1)), reason, List.copyOf(schemes));
		}

		private String line() throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = this.dialogue.read(); next != '\n'; next = this.dialogue.read()) {
				if (line.length() == MAX_LINE_BYTES || ++this.bytes == MAX_BYTES) {
					throw new ProtocolException("it answered with a head of more than " + MAX_LINE_BYTES
							+ " bytes in a line, or " + MAX_BYTES + " in total");
				}
				line.append((char) next);
				failEarly(line);
			}
			boolean ended = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
			return ended ? line.substring(0, line.length() - 1) : line.toString();
		}

		/**
		 * What does not begin as HTTP may never have a line's end.
		 */
		private void failEarly(StringBuilder line) throws ProtocolException {
			byte[] start = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
			if (this.bytes == start.length && !line.toString().equals("HTTP/1.")) {
				throw new ProtocolException("it answered \"" + printable(line.toString()) + "\", which is not HTTP");
			}
		}

	}

}
