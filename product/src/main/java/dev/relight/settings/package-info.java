/// What the team wrote in `relight.yaml`, as types.
///
/// Never touches the network and never says no at the first mistake: all are collected. Read in
/// this order: [Settings], [Service], [SettingsReader].
@NullMarked
package dev.relight.settings;

import org.jspecify.annotations.NullMarked;
