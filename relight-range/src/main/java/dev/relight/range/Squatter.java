package dev.relight.range;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Takes a port as soon as it is free and keeps it: the other process of a port conflict.
public final class Squatter {
    private static final long TRY_MILLIS = 5;
    private static final int RECEIVES_MAX = 50;

    private Squatter() {}

    /// @param arguments the port
    @SuppressWarnings("SystemOut") // its log
    public static void main(String[] arguments) throws InterruptedException {
        var port = Integer.parseInt(arguments[0]);
        System.out.println("waits for port " + port);
        while (true) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(port), RECEIVES_MAX);
                System.out.println("sits on port " + port);
                while (true) socket.accept().close();
            } catch (IOException taken) {
                Thread.sleep(TRY_MILLIS);
            }
        }
    }
}
