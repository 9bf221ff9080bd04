/// The formats that objects are printed in: tables, YAML, JSON, names, JSONPath, custom columns.
@NullMarked
package dev.drydock.kube.kubectl.printers;

import org.jspecify.annotations.NullMarked;
