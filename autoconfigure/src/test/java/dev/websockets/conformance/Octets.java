package dev.websockets.conformance;

import java.util.HexFormat;

/**
 * Octets that are written in hexadecimal.
 */
final class Octets {

	private Octets() {
	}

	static byte[] of(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

}
