/// The controllers of the controller manager: one class each, listed in [ControllerManager].
@NullMarked
package dev.drydock.kube.controller;

import org.jspecify.annotations.NullMarked;
