package dev.websockets.transport.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that speaks SOCKS 5. It finds every host on loopback.
 */
public final class SocksProxy implements AutoCloseable {

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final String credentials;

	private final byte[] reply;

	private final LoopServer server;

	/**
	 * Create the proxy.
	 * @param credentials user and password, parted by a slash, or null for anybody
	 * @param reply the reply to a request
	 */
	public SocksProxy(String credentials, int... reply) throws IOException {
		this.credentials = credentials;
		this.reply = bytes(reply);
		this.server = new LoopServer(this::handle);
	}

	static SocksProxy open() throws IOException {
		return new SocksProxy(null, 5, 0, 0, 1, 127, 0, 0, 1, 0, 1);
	}

	static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	public int port() {
		return this.server.port();
	}

	/**
	 * The hosts that were asked for, with the type of the address.
	 */
	public List<String> requests() {
		return this.requests;
	}

	private void handle(Socket client) throws IOException {
		DataInputStream in = new DataInputStream(client.getInputStream());
		OutputStream out = client.getOutputStream();
		in.readByte();
		String methods = new String(in.readNBytes(in.readByte()), StandardCharsets.ISO_8859_1);
		int method = (this.credentials != null) ? 2 : 0;
		boolean acceptable = methods.indexOf(method) >= 0;
		out.write(bytes(5, acceptable ? method : 0xff));
		if (acceptable && (method == 0 || isLoggedIn(in, out))) {
			connect(client, in, out);
		}
	}

	private boolean isLoggedIn(DataInputStream in, OutputStream out) throws IOException {
		in.readByte();
		String given = text(in) + "/" + text(in);
		boolean right = given.equals(this.credentials);
		out.write(bytes(1, right ? 0 : 1));
		return right;
	}

	private void connect(Socket client, DataInputStream in, OutputStream out) throws IOException {
		in.readNBytes(3);
		int type = in.readByte();
		String host = switch (type) {
			case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
			case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
			default -> text(in);
		};
		int port = in.readUnsignedShort();
		this.requests.add(type + " " + host + " " + port);
		if (this.reply[1] != 0) {
			out.write(this.reply);
			return;
		}
		try (Socket target = new Socket("127.0.0.1", port)) {
			out.write(this.reply);
			HttpProxy.relay(client, target);
		}
	}

	private static String text(DataInputStream in) throws IOException {
		return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
