package dev.relight.room.live;

/// What an open page lacks.
///
/// @param version the page is at afterwards
/// @param html regions that take the place of those on the page
public record News(int version, String html) {}
