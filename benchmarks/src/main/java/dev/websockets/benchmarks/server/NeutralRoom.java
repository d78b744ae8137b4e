package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A WebSocket server with a room that does the least a room can do: one thread reads what
 * sessions say, and writes all of it to each of them at once.
 */
public final class NeutralRoom implements AutoCloseable {

	private static final int BACKLOG = 4096;

	private static final int LOG_SIZE = 32 * 1024 * 1024;

	private final ServerSocketChannel server;

	private final Selector selector;

	private final RoomLog log = new RoomLog(LOG_SIZE);

	private final Queue<RoomMember> joining = new ConcurrentLinkedQueue<>();

	private final List<RoomMember> members = new ArrayList<>();

	private long written;

	private NeutralRoom(ServerSocketChannel server, Selector selector) {
		this.server = server;
		this.selector = selector;
	}

	/**
	 * Start a server on a free port of the loopback address.
	 * @return the server
	 * @throws IOException if there is no port
	 */
	public static NeutralRoom start() throws IOException {
		NeutralRoom room = new NeutralRoom(
				ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG),
				Selector.open());
		thread("room-accept", room::accept);
		thread("room", room::run);
		return room;
	}

	private static void thread(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Where the server listens.
	 * @return the port
	 */
	public int port() {
		return this.server.socket().getLocalPort();
	}

	/**
	 * Accept no more connections, and cut those there are.
	 * @throws IOException if that fails
	 */
	@Override
	public void close() throws IOException {
		this.server.close();
		for (SelectionKey key : List.copyOf(this.selector.keys())) {
			key.channel().close();
		}
		this.selector.close();
	}

	private void accept() {
		byte[] buffer = new byte[ServedConnection.BUFFER_SIZE];
		while (this.server.isOpen()) {
			try {
				greet(this.server.accept(), buffer);
			}
			catch (IOException ex) {
				System.err.println("not accepted: " + ex);
			}
		}
	}

	private void greet(SocketChannel channel, byte[] buffer) throws IOException {
		channel.socket().setTcpNoDelay(true);
		Upgrade upgrade = Upgrade.read(channel.socket().getInputStream(), buffer);
		if (upgrade == null) {
			channel.close();
			return;
		}
		channel.socket().getOutputStream().write(upgrade.response());
		this.joining.add(new RoomMember(channel, upgrade.isControl()));
		this.selector.wakeup();
	}

	private void run() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select(this::ready);
				join();
				tell();
			}
		}
		catch (IOException | ClosedSelectorException ex) {
			System.err.println("the room is closed: " + ex);
		}
	}

	private void join() throws IOException {
		for (RoomMember member = this.joining.poll(); member != null; member = this.joining.poll()) {
			member.join(this.selector, this.log);
			if (!member.control()) {
				this.members.add(member);
			}
		}
	}

	private void ready(SelectionKey key) {
		RoomMember member = (RoomMember) key.attachment();
		try {
			if (key.isReadable()) {
				member.read(this.log, this.members.size());
			}
			if (key.isWritable()) {
				member.write(this.selector, this.log);
			}
		}
		catch (IOException ex) {
			this.members.remove(member);
			cut(member, ex);
		}
	}

	private void tell() {
		if (this.written < this.log.end()) {
			this.members.removeIf((member) -> !told(member));
			this.written = this.log.end();
		}
	}

	private boolean told(RoomMember member) {
		try {
			member.write(this.selector, this.log);
			return true;
		}
		catch (IOException ex) {
			cut(member, ex);
			return false;
		}
	}

	private static void cut(RoomMember member, IOException reason) {
		try (member) {
			System.err.println("a session leaves: " + reason);
		}
		catch (IOException ex) {
			System.err.println("not closed: " + ex);
		}
	}

}
