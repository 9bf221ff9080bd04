package dev.drydock.base;

import com.vaadin.flow.component.Component;

/// A view that puts something of its own into the page header, between the product's name and the switches.
public interface HasHeader {
    Component header();
}
