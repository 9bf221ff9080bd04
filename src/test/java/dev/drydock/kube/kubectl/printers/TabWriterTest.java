package dev.drydock.kube.kubectl.printers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TabWriterTest {
    @Test
    void alignsTheColumnsOfATable() {
        assertThat(TabWriter.table("NAME\tREADY\na-long-name\t1/1\nb\t0/1\n"))
                .isEqualTo("NAME          READY\na-long-name   1/1\nb             0/1\n");
    }

    @Test
    void alignsOnlyNeighboursThatHaveTheColumn() {
        assertThat(TabWriter.description("Name:\ta\nNamespace:\tdefault\nData\n====\nx:\t1\n"))
                .isEqualTo("Name:       a\nNamespace:  default\nData\n====\nx:  1\n");
    }

    @Test
    void keepsItemsBelowTheFirst() {
        assertThat(TabWriter.description("Labels:\ta=1\n\tb=2\nNode:\tn\n"))
                .isEqualTo("Labels:  a=1\n         b=2\nNode:    n\n");
    }
}
