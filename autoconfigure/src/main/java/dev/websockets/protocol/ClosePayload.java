package dev.websockets.protocol;

import java.nio.charset.StandardCharsets;

import dev.websockets.CloseCode;

/**
 * The payload of a Close frame: nothing, or a status code and a text (RFC 6455, sections
 * 5.5.1 and 7.4).
 */
final class ClosePayload {

	private static final int CODE_SIZE = 2;

	private ClosePayload() {
	}

	/**
	 * Check a payload as far as it came.
	 * @param payload an array of the payload's announced size
	 * @param size the number of bytes that came
	 * @throws ProtocolViolation if no Close may have such a payload
	 */
	static void check(byte[] payload, int size) throws ProtocolViolation {
		if (payload.length == 1) {
			throw ProtocolViolation.protocolError("Close with half a status code (RFC 6455, section 5.5.1)");
		}
		if (size < CODE_SIZE) {
			return;
		}
		if (!CloseCode.isSendable(code(payload))) {
			throw ProtocolViolation.protocolError(
					"Close with status code " + code(payload) + ", which may not be sent (RFC 6455, section 7.4)");
		}
		Utf8Validator utf8 = new Utf8Validator();
		boolean wellFormed = utf8.accept(payload, CODE_SIZE, size - CODE_SIZE);
		if (!wellFormed || (size == payload.length && !utf8.isComplete())) {
			throw ProtocolViolation.invalidData("Close with a text that is not UTF-8 (RFC 6455, section 5.5.1)");
		}
	}

	/**
	 * The status code of a payload that was checked.
	 * @return the code, 1005 if there is none
	 */
	static int code(byte[] payload) {
		return (payload.length == 0) ? CloseCode.NO_STATUS : ((payload[0] & 0xFF) << Byte.SIZE) | (payload[1] & 0xFF);
	}

	/**
	 * The text of a payload that was checked.
	 * @return the text, may be empty
	 */
	static String text(byte[] payload) {
		return (payload.length == 0) ? ""
				: new String(payload, CODE_SIZE, payload.length - CODE_SIZE, StandardCharsets.UTF_8);
	}

}
