package dev.relight.room.page;

import dev.relight.http.StaticFiles;

/// Where the pages' own files are; nothing comes from elsewhere.
public final class Assets {
    private Assets() {}

    public static String at(String name) {
        return StaticFiles.address(name);
    }
}
